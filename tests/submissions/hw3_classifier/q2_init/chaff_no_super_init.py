"""Without super().__init__() a module cannot hold layers."""
CAUGHT_BY = "test_two_hidden_nodes_make_nine_parameters"
LESSON = "Your class does not call `super().__init__()` first. Without it a module cannot hold layers."
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        sizes = [n_inputs] + n_hidden_layers * [n_hidden_nodes]
        self.layer_list = nn.ModuleList([nn.Linear(i, o) for i, o in zip(sizes, sizes[1:])])
        self.output_layer = nn.Linear(sizes[-1], n_outputs)
        self.activation = activation
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)
