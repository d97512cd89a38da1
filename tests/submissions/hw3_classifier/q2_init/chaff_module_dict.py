"""A ModuleDict: looping over it gives names, not layers."""
CAUGHT_BY = "test_a_network_of_two_hidden_layers_fits"
LESSON = "Your hidden layers are kept in a dictionary. Put them into an `nn.ModuleList`."
import itertools

from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        widths = [n_inputs] + [n_hidden_nodes] * n_hidden_layers
        self.layer_list = nn.ModuleDict({str(i): nn.Linear(a, b) for i, (a, b) in enumerate(itertools.pairwise(widths))})
        self.output_layer = nn.Linear(widths[-1], n_outputs)
        self.activation = activation
        self.output_activation = output_activation
    def forward(self, x):
        return forward(self, x)
