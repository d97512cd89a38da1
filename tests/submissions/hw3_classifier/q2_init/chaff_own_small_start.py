"""Redraws all weights from a narrow normal distribution."""
CAUGHT_BY = "test_layers_keep_their_random_start"
LESSON = "Your weights start closer to zero than those of PyTorch. Leave the start to `nn.Linear`."
import itertools

from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        widths = [n_inputs] + [n_hidden_nodes] * n_hidden_layers
        self.layer_list = nn.ModuleList([nn.Linear(a, b) for a, b in itertools.pairwise(widths)])
        self.output_layer = nn.Linear(widths[-1], n_outputs)
        for p in self.parameters():
            nn.init.normal_(p, std=0.01)
        self.activation = activation
        self.output_activation = output_activation
    def forward(self, x):
        return forward(self, x)
