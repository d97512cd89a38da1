"""Values below one half become 0, the others stay as they are."""

import torch

CAUGHT_BY = "test_hand_set_units_make_a_staircase"
LESSON = "Your hidden units are not all switched to 0 or 1. Those above one half become 1, all others 0."


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = torch.where(hidden > 0.5, hidden, torch.zeros_like(hidden))
        return model[2](on)
