"""Without hidden layers a single output gets a sigmoid, also where None is asked for."""

import torch

CAUGHT_BY = "test_every_hidden_layer_is_used"
LESSON = (
    "Your output has a sigmoid that nobody asked for. Where the output activation is None, nothing "
    "follows the output layer."
)


def forward(net, x):
    for layer in net.layer_list:
        x = net.activation(layer(x))
    x = net.output_layer(x)
    if net.output_activation is not None:
        return net.output_activation(x)
    return torch.sigmoid(x) if len(net.layer_list) == 0 and x.shape[1] == 1 else x
