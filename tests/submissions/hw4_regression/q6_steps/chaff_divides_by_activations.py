"""Threshold(a) / a is NaN where a sigmoid underflows to 0."""

import torch
from torch import nn

CAUGHT_BY = "test_far_away_it_is_still_a_number"
LESSON = "Your code divides by activations, and far away they are 0. Make the steps by a comparison."


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        return model[2](nn.Threshold(0.5, 0)(hidden) / hidden)
