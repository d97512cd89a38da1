"""The output layer always reads n_hidden_nodes values, also when there is no hidden layer."""
CAUGHT_BY = "test_no_hidden_layer_is_logistic_regression"
LESSON = (
    "Without a hidden layer your output layer does not fit the inputs. It should read n_inputs numbers "
    "then."
)
import torch.nn as nn


class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        self.layer_list = nn.ModuleList([])
        for n in range(n_hidden_layers):
            if n == 0:
                self.layer_list.append(nn.Linear(n_inputs, n_hidden_nodes))
            else:
                self.layer_list.append(nn.Linear(n_hidden_nodes, n_hidden_nodes))
        self.output_layer = nn.Linear(n_hidden_nodes, n_outputs)
        self.activation = activation
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)
