"""At most 64 nodes in a layer, whatever is asked."""
CAUGHT_BY = "test_layers_fit_for_any_depth_and_width"
LESSON = (
    "Your hidden layers do not have as many nodes as asked for. Take the number that was given, without "
    "a bound."
)
from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        w = [n_inputs] + [min(n_hidden_nodes, 64) for _ in range(n_hidden_layers)]
        self.layer_list = nn.ModuleList([nn.Linear(a, b) for a, b in zip(w, w[1:])])
        self.output_layer = nn.Linear(w[-1], n_outputs)
        self.activation, self.output_activation = activation, output_activation
    def forward(self, x):
        return forward(self, x)
