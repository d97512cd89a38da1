"""The output layer's weights instead of the hidden ones."""

import torch

CAUGHT_BY = "test_hand_set_units_switch_where_they_should"
LESSON = (
    "Your kinks are made of the output layer's numbers. Take the weights and biases of the hidden "
    "layer."
)


def kinks(model):
    w = model[0].weight.detach()[:, 0]
    b = model[0].bias.detach()
    keep = w != 0
    w = model[2].weight.detach()[0]
    keep = w != 0
    return torch.sort(-b[keep] / w[keep]).values
