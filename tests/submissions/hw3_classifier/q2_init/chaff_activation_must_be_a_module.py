"""Registers the activations as modules; a function such as torch.tanh raises."""
CAUGHT_BY = "test_activations_are_the_ones_given"
LESSON = (
    "Your class takes only modules as activations. A function such as `torch.tanh` should work, too: "
    "keep it as a plain attribute."
)
import itertools

from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        widths = [n_inputs] + [n_hidden_nodes] * n_hidden_layers
        self.layer_list = nn.ModuleList([nn.Linear(a, b) for a, b in itertools.pairwise(widths)])
        self.output_layer = nn.Linear(widths[-1], n_outputs)
        self.add_module("activation", activation)
        self.add_module("output_activation", output_activation)
    def forward(self, x):
        return forward(self, x)
