"""One half is a threshold for the activation, not for w x + b."""

import torch

CAUGHT_BY = "test_is_constant_between_thresholds"
LESSON = "Your code compares the score with one half. One half is the border for the activation."


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = (model[0](x) > 0.5).float()
        return model[2](on)
