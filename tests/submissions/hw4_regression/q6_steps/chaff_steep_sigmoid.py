"""A steep sigmoid is still not a step."""

import torch

CAUGHT_BY = "test_the_example_has_a_unit_at_one_half"
LESSON = "Your steps are steep sigmoids. A steep one is still smooth: compare with one half instead."


def step_prediction(model, x):
    with torch.no_grad():
        hidden = model[1](model[0](x))
        on = torch.sigmoid(20 * model[0](x))
        return model[2](on)
