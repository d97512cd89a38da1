"""One layer object stands in the list several times: from the second on, the layers share their weights."""
CAUGHT_BY = "test_layers_fit_for_any_depth_and_width"
LESSON = (
    "Some of your layers are one and the same object, so they share their weights. Make a new layer for "
    "each place in the list."
)
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        layers = []
        if n_hidden_layers > 0:
            layers = [nn.Linear(n_inputs, n_hidden_nodes)] + [nn.Linear(n_hidden_nodes, n_hidden_nodes)] * (n_hidden_layers - 1)
        self.layer_list = nn.ModuleList(layers)
        self.output_layer = nn.Linear(n_hidden_nodes if layers else n_inputs, n_outputs)
        self.activation = activation
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)
