"""A flat (m,) instead of (m, 1)."""

import torch

CAUGHT_BY = "test_hand_set_units_make_a_staircase"
LESSON = "Your staircase is flat. The shape should be (m, 1)."


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = (hidden > 0.5).float()
        return model[2](on).squeeze(1)
