"""Standard normal weights are far larger than PyTorch's start and saturate the sigmoids."""
CAUGHT_BY = "test_layers_keep_their_random_start"
LESSON = "Your weights start far too large. Leave the start to `nn.Linear`."
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        sizes = [n_inputs] + n_hidden_layers * [n_hidden_nodes]
        self.layer_list = nn.ModuleList([nn.Linear(i, o) for i, o in zip(sizes, sizes[1:])])
        self.output_layer = nn.Linear(sizes[-1], n_outputs)
        self.activation = activation
        self.output_activation = output_activation
        for p in self.parameters():
            nn.init.normal_(p)

    def forward(self, x):
        return forward(self, x)
