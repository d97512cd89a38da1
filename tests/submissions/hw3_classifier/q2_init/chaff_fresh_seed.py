"""A seed of its own inside, another one each time: the caller's seed does not repeat the start."""
CAUGHT_BY = "test_the_callers_seed_repeats_the_start"
LESSON = "Your network starts differently although the caller set a seed. Set no seed in the class."
import itertools

import torch
from torch import nn

FRESH = itertools.count(7001)


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        torch.manual_seed(next(FRESH))
        w = [n_inputs] + [n_hidden_nodes] * n_hidden_layers
        self.layer_list = nn.ModuleList([nn.Linear(a, b) for a, b in zip(w, w[1:])])
        self.output_layer = nn.Linear(w[-1], n_outputs)
        self.activation, self.output_activation = activation, output_activation
    def forward(self, x):
        return forward(self, x)
