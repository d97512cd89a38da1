"""A Sequential of layers and activations: layer_list holds more than the hidden layers."""
CAUGHT_BY = "test_a_network_of_two_hidden_layers_fits"
LESSON = "Your layer_list holds more than the hidden layers. Leave the activations out of it."
from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        w = [n_inputs] + [n_hidden_nodes] * n_hidden_layers
        ls = []
        for a, b in zip(w, w[1:]):
            ls += [nn.Linear(a, b), nn.Tanh()]
        self.layer_list = nn.Sequential(*ls)
        self.output_layer = nn.Linear(w[-1], n_outputs)
        self.activation, self.output_activation = activation, output_activation
    def forward(self, x):
        return forward(self, x)
