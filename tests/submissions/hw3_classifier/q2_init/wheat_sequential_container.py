"""nn.Sequential registers its layers as well; the output layer is made first."""
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        self.activation, self.output_activation = activation, output_activation
        self.output_layer = nn.Linear(n_hidden_nodes if n_hidden_layers > 0 else n_inputs, n_outputs)
        layers = []
        for n in range(n_hidden_layers):
            layers.append(nn.Linear(n_inputs if n == 0 else n_hidden_nodes, n_hidden_nodes))
        self.layer_list = nn.Sequential(*layers)

    def forward(self, x):
        return forward(self, x)
