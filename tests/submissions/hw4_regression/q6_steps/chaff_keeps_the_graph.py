"""The output layer ran with the graph switched on."""

import torch

CAUGHT_BY = "test_far_away_it_is_still_a_number"
LESSON = "Your staircase still hangs on the graph. Use `with torch.no_grad():` or `detach()`."


def step_prediction(model, x):
    hidden = model[1](model[0](x))
    on = (hidden > 0.5).float()
    return model[2](on)
