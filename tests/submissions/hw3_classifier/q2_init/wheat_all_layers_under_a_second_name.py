"""All layers stand in one more container; parameters() still gives each once."""
from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        nn.Module.__init__(self)
        sizes = [n_inputs, *(n_hidden_nodes for _ in range(n_hidden_layers)), n_outputs]
        layers = [nn.Linear(*pair) for pair in zip(sizes, sizes[1:])]
        self.layers = nn.ModuleList(layers)
        self.layer_list = nn.ModuleList(layers[:-1])
        self.output_layer = layers[-1]
        self.activation, self.output_activation = activation, output_activation
    def forward(self, x):
        return forward(self, x)
