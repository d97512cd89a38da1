"""Layers in a plain Python list are not registered: only the output layer would be trained."""
CAUGHT_BY = "test_two_hidden_nodes_make_nine_parameters"
LESSON = (
    "PyTorch finds only one layer in your network. Your hidden layers may stand in a plain list, where "
    "it does not look: put them into an `nn.ModuleList`."
)
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        self.layer_list = []
        for n in range(n_hidden_layers):
            self.layer_list.append(nn.Linear(n_inputs if n == 0 else n_hidden_nodes, n_hidden_nodes))
        self.output_layer = nn.Linear(n_hidden_nodes if n_hidden_layers else n_inputs, n_outputs)
        self.activation = activation
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)
