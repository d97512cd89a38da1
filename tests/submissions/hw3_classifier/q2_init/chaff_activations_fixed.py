"""The class always takes sigmoids and does not look at its arguments."""
CAUGHT_BY = "test_activations_are_the_ones_given"
LESSON = "Your class does not keep the activations that it was given. Store each argument as it is."
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        sizes = [n_inputs] + n_hidden_layers * [n_hidden_nodes]
        self.layer_list = nn.ModuleList([nn.Linear(i, o) for i, o in zip(sizes, sizes[1:])])
        self.output_layer = nn.Linear(sizes[-1], n_outputs)
        self.activation = nn.Sigmoid()
        self.output_activation = nn.Sigmoid()

    def forward(self, x):
        return forward(self, x)
