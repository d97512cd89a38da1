"""Later hidden layers are copies of one layer and start alike."""
CAUGHT_BY = "test_layers_keep_their_random_start"
LESSON = (
    "Your layers or networks start alike. Each layer draws its own random start when you make it, so "
    "make each anew and set no seed."
)
import copy

from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        self.layer_list = nn.ModuleList()
        if n_hidden_layers:
            self.layer_list.append(nn.Linear(n_inputs, n_hidden_nodes))
            one = nn.Linear(n_hidden_nodes, n_hidden_nodes)
            for _ in range(n_hidden_layers - 1):
                self.layer_list.append(copy.deepcopy(one))
        self.output_layer = nn.Linear(n_hidden_nodes if n_hidden_layers else n_inputs, n_outputs)
        self.activation = activation
        self.output_activation = output_activation
    def forward(self, x):
        return forward(self, x)
