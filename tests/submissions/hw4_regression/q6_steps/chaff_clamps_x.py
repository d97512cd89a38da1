"""Clamps x to the range of the data."""

import torch

CAUGHT_BY = "test_survives_units_that_underflow"
LESSON = "Your code changes x where it lies far outside the data. Take it as it is."


def step_prediction(model, x):
    with torch.no_grad():
        h = model[1](model[0](x.clamp(-10, 10)))
        s = (h > 0.5).float()
        return model[2](s)
