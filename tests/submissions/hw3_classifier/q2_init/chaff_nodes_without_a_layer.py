"""A hidden layer is made before it is asked whether there is one."""

from torch import nn

CAUGHT_BY = "test_no_hidden_layer_is_logistic_regression"
LESSON = (
    "Your class uses the number of hidden nodes also where there is no hidden layer. There it may be "
    "None: make hidden layers only if there are some."
)


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        first = nn.Linear(n_inputs, n_hidden_nodes)
        more = [nn.Linear(n_hidden_nodes, n_hidden_nodes) for _ in range(n_hidden_layers - 1)]
        self.layer_list = nn.ModuleList([first, *more] if n_hidden_layers else [])
        self.output_layer = nn.Linear(n_hidden_nodes if n_hidden_layers else n_inputs, n_outputs)
        self.activation, self.output_activation = activation, output_activation

    def forward(self, x):
        return forward(self, x)
