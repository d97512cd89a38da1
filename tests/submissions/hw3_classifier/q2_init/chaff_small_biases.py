"""Biases drawn anew, close to zero."""
CAUGHT_BY = "test_layers_keep_their_random_start"
LESSON = "Your biases start closer to zero than those of PyTorch. Leave the start to `nn.Linear`."
from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        w = [n_inputs] + [n_hidden_nodes] * n_hidden_layers
        self.layer_list = nn.ModuleList([nn.Linear(a, b) for a, b in zip(w, w[1:])])
        self.output_layer = nn.Linear(w[-1], n_outputs)
        self.activation, self.output_activation = activation, output_activation
        for l in [*self.layer_list, self.output_layer]:
            nn.init.normal_(l.bias, std=1e-3)
    def forward(self, x):
        return forward(self, x)
