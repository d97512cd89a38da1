"""Every hidden layer is made for n_inputs inputs; it shows only from the second layer on."""
CAUGHT_BY = "test_a_network_of_two_hidden_layers_fits"
LESSON = (
    "Your hidden layers all read the inputs. From the second on, each reads the layer before it, which "
    "has n_hidden_nodes numbers."
)
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        self.layer_list = nn.ModuleList([nn.Linear(n_inputs, n_hidden_nodes) for _ in range(n_hidden_layers)])
        self.output_layer = nn.Linear(n_hidden_nodes if n_hidden_layers else n_inputs, n_outputs)
        self.activation = activation
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)
