"""The list of layers belongs to the class, so each new network also holds the layers of all earlier ones."""
CAUGHT_BY = "test_two_networks_share_nothing"
LESSON = "Your list of layers belongs to the class, so all networks share it. Make it inside `__init__`."
import torch.nn as nn


class ClassifierNet(nn.Module):
    layers = []

    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        last = n_inputs
        for _ in range(n_hidden_layers):
            self.layers.append(nn.Linear(last, n_hidden_nodes))
            last = n_hidden_nodes
        self.layer_list = nn.ModuleList(self.layers)
        self.output_layer = nn.Linear(last, n_outputs)
        self.activation = activation
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)
