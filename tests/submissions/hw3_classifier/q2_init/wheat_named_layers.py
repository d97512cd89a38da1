"""A Sequential whose layers have names instead of numbers."""
from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        sizes = [n_inputs] + n_hidden_layers * [n_hidden_nodes]
        from collections import OrderedDict
        self.layer_list = nn.Sequential(OrderedDict((f"hidden{i}", nn.Linear(sizes[i], sizes[i + 1])) for i in range(n_hidden_layers)))
        self.output_layer = nn.Linear(sizes[-1], n_outputs)
        self.activation = activation
        self.output_activation = output_activation
    def forward(self, x):
        return forward(self, x)
