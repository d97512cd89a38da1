"""Sorting the biases in place scrambles the model."""

import torch

CAUGHT_BY = "test_looking_changes_nothing"
LESSON = "Your function writes into the model's own parameters. Work on copies: `.detach().clone()`."


def kinks(model):
    w = model[0].weight.data[:, 0]
    b = model[0].bias.data
    places = -b[w != 0] / w[w != 0]
    b.copy_(b.sort(descending=True).values.flip(0) * 0 + b.flip(0))
    return places.sort().values
