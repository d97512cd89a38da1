"""Rounded for the eye."""

import torch

CAUGHT_BY = "test_random_networks_agree_with_the_reference"
LESSON = "Your staircase is rounded. Return it as it is."


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = (hidden > 0.5).float()
        return model[2](on).round(decimals=2)
