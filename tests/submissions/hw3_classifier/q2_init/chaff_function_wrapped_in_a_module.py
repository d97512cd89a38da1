"""A function is wrapped in a module, so net.activation is not what was given."""
CAUGHT_BY = "test_activations_are_the_ones_given"
LESSON = "Your class does not keep the activations that it was given. Store each argument as it is."
from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()

        class Wrap(nn.Module):
            def __init__(self, f):
                super().__init__()
                self.f = f

            def forward(self, x):
                return self.f(x)

        sizes = [n_inputs] + n_hidden_layers * [n_hidden_nodes]
        self.layer_list = nn.ModuleList(nn.Linear(i, o) for i, o in zip(sizes, sizes[1:]))
        self.output_layer = nn.Linear(sizes[-1], n_outputs)
        self.activation = activation if isinstance(activation, nn.Module) else Wrap(activation)
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)
