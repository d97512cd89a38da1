"""A steep sigmoid is still not a step."""

import torch

CAUGHT_BY = "test_is_constant_between_thresholds"


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = torch.sigmoid(20 * model[0](x))
        return model[2](on)
