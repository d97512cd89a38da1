"""A mask times a / a: 0 / 0 is NaN, and 0 times NaN is NaN."""

import torch

CAUGHT_BY = "test_far_away_it_is_still_a_number"
LESSON = "Your code divides by activations, and far away they are 0. Make the steps by a comparison."


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = (hidden > 0.5) * (hidden / hidden)
        return model[2](on)
