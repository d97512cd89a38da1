"""Vertical lines are left out, to avoid a division by zero in a plot."""
CAUGHT_BY = "test_vertical_and_level_lines_are_lines_too"
import numpy as np


def decision_lines(model):
    w = model.layer_list[0].weight.detach().cpu().numpy()
    b = model.layer_list[0].bias.detach().cpu().numpy()
    lines = np.column_stack([w, b])
    return lines[lines[:, 1] != 0]
