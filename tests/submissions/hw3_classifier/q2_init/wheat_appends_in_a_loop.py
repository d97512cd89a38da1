"""The hidden layers are appended one by one; all arguments are kept as attributes too."""
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super(ClassifierNet, self).__init__()
        self.n_inputs = n_inputs
        self.n_outputs = n_outputs
        self.n_hidden_layers = n_hidden_layers
        self.n_hidden_nodes = n_hidden_nodes
        self.layer_list = nn.ModuleList([])
        last = n_inputs
        for n in range(n_hidden_layers):
            self.layer_list.append(nn.Linear(last, n_hidden_nodes))
            last = n_hidden_nodes
        self.output_layer = nn.Linear(last, n_outputs)
        self.activation = activation
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)
