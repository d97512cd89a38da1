"""The network is put into eval mode when it is made."""

from torch import nn

CAUGHT_BY = "test_layers_keep_their_random_start"
LESSON = (
    "Your network comes out of its class in eval mode. A new network is in training mode: leave the mode "
    "alone."
)


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        sizes = [n_inputs] + [n_hidden_nodes] * n_hidden_layers
        self.layer_list = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.output_layer = nn.Linear(sizes[-1], n_outputs)
        self.activation, self.output_activation = activation, output_activation
        self.eval()

    def forward(self, x):
        return forward(self, x)
