"""Vertical lines are left out, to avoid a division by zero in a plot."""
CAUGHT_BY = "test_a_vertical_line_is_a_line_too"
LESSON = (
    "Your function leaves vertical lines out. Each hidden node has a line: return its two weights and "
    "its bias."
)
import numpy as np


def decision_lines(model):
    w = model.layer_list[0].weight.detach().cpu().numpy()
    b = model.layer_list[0].bias.detach().cpu().numpy()
    lines = np.column_stack([w, b])
    return lines[lines[:, 1] != 0]
