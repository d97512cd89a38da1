"""The ordinary prediction, smooth as ever."""

import torch

CAUGHT_BY = "test_hand_set_units_make_a_staircase"


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = hidden
        return model[2](on)
