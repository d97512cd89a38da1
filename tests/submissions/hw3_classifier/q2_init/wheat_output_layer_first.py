"""The output layer is made first, the hidden ones are appended to a Sequential."""
from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        nn.Module.__init__(self)
        self.output_layer = nn.Linear(n_hidden_nodes if n_hidden_layers else n_inputs, n_outputs, bias=True)
        self.output_activation = output_activation
        self.activation = activation
        self.layer_list = nn.Sequential()
        for i in range(n_hidden_layers):
            self.layer_list.append(nn.Linear(n_inputs if i == 0 else n_hidden_nodes, n_hidden_nodes))
    def forward(self, x):
        return forward(self, x)
