"""Without biases every line goes through the origin."""
CAUGHT_BY = "test_two_hidden_nodes_make_nine_parameters"
LESSON = (
    "Your network has too few parameters. It needs hidden layers and an output layer, and each has a "
    "bias: leave out `bias=False`."
)
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        sizes = [n_inputs] + n_hidden_layers * [n_hidden_nodes]
        self.layer_list = nn.ModuleList([nn.Linear(i, o, bias=False) for i, o in zip(sizes, sizes[1:])])
        self.output_layer = nn.Linear(sizes[-1], n_outputs, bias=False)
        self.activation = activation
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)
