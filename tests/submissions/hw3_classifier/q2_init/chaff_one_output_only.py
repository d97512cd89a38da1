"""The output layer always has one output, as in the first example."""
CAUGHT_BY = "test_a_network_of_two_hidden_layers_fits"
LESSON = "Your output layer has one output whatever is asked. It should have n_outputs."
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        sizes = [n_inputs] + n_hidden_layers * [n_hidden_nodes]
        self.layer_list = nn.ModuleList([nn.Linear(i, o) for i, o in zip(sizes, sizes[1:])])
        self.output_layer = nn.Linear(sizes[-1], n_outputs if n_hidden_layers == 0 else 1)
        self.activation = activation
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)
