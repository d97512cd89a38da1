"""Solved for x2: slope and intercept, scaled so that b is 1; vertical lines give infinity."""
CAUGHT_BY = "test_lines_are_weights_and_bias"
LESSON = (
    "Your lines are slope and intercept. Return the weights and the bias as they are, so that vertical "
    "lines work, too."
)
import numpy as np


def decision_lines(model):
    w = model.layer_list[0].weight.detach().cpu().numpy()
    b = model.layer_list[0].bias.detach().cpu().numpy()
    return np.stack([w[:, 0] / w[:, 1], np.ones_like(b), b / w[:, 1]], axis=1)
