"""A seed in __init__: all networks of one shape start alike."""
CAUGHT_BY = "test_layers_keep_their_random_start"
LESSON = (
    "Your layers or networks start alike. Each layer draws its own random start when you make it, so "
    "make each anew and set no seed."
)
import itertools

from torch import nn
import torch


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        torch.manual_seed(0)
        widths = [n_inputs] + [n_hidden_nodes] * n_hidden_layers
        self.layer_list = nn.ModuleList([nn.Linear(a, b) for a, b in itertools.pairwise(widths)])
        self.output_layer = nn.Linear(widths[-1], n_outputs)
        self.activation = activation
        self.output_activation = output_activation
    def forward(self, x):
        return forward(self, x)
