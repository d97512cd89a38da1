"""Compares x with -b / w: a unit with w = 0 is always off."""
CAUGHT_BY = "test_constant_units_and_units_at_one_half"
LESSON = (
    "Your code compares x with a place. A unit with weight 0 has no place, and it may still be on. "
    "Compare w · x + b with 0."
)
import torch


def step_prediction(model, x):
    with torch.no_grad():
        w, b = model[0].weight[:, 0], model[0].bias
        on = (x - (-b / w)) * w.sign() > 0
        return model[2](on.float())
