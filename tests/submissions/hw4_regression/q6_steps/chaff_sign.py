"""-1 and 1 instead of 0 and 1."""

import torch

CAUGHT_BY = "test_hand_set_units_make_a_staircase"
LESSON = "Your hidden units become -1 and 1. They should become 0 and 1."


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = torch.sign(hidden - 0.5)
        return model[2](on)
