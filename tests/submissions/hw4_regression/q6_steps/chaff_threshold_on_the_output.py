"""The output is cut at one half instead of the hidden units."""

import torch

CAUGHT_BY = "test_hand_set_units_make_a_staircase"
LESSON = "Your code switches the output. Switch the hidden units, and let the output layer add them up."


def step_prediction(model, x):
    with torch.no_grad():
        return (model(x) > 0.5).float()
