"""Refuses the x1-axis: the first weight and the bias at 0 are taken for no line."""
import math

CAUGHT_BY = "test_the_x1_axis_is_a_line_too"
LESSON = (
    "Your function refuses a neuron whose first weight and bias are 0. It has a line, the x1-axis: only "
    "where both weights are 0 there is none."
)


def boundary(w, b):
    if w[0] == 0 and (w[1] == 0 or b == 0):
        raise ValueError("there is no line")
    if w[1] == 0:
        return math.inf, -b / w[0]
    return -w[0] / w[1], -b / w[1]
