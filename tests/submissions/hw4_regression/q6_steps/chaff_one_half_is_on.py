""">= turns a unit on that is exactly at one half."""

import torch

CAUGHT_BY = "test_the_example_has_a_unit_at_one_half"
LESSON = "A unit that is exactly at one half counts as on in your code. It is off: use > and not >=."


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = (hidden >= 0.5).float()
        return model[2](on)
