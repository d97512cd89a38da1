"""Xavier weights and zero biases instead of PyTorch's own start."""
CAUGHT_BY = "test_layers_keep_their_random_start"
LESSON = "All values of one of your parameters start alike. Leave the random start to `nn.Linear`."
from torch import nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        w = [n_inputs] + [n_hidden_nodes] * n_hidden_layers
        self.layer_list = nn.ModuleList([nn.Linear(a, b) for a, b in zip(w, w[1:])])
        self.output_layer = nn.Linear(w[-1], n_outputs)
        self.activation, self.output_activation = activation, output_activation
        for l in [*self.layer_list, self.output_layer]:
            nn.init.xavier_uniform_(l.weight); nn.init.zeros_(l.bias)
    def forward(self, x):
        return forward(self, x)
