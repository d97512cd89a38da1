"""The output bias is left out."""

import torch

CAUGHT_BY = "test_hand_set_units_make_a_staircase"
LESSON = "Your staircase forgets the bias of the output layer."


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = (hidden > 0.5).float()
        return on @ model[2].weight.T
