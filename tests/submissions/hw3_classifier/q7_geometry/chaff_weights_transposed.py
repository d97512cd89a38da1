"""The weight matrix is taken by columns: right shapes, when there are as many inputs as nodes."""
CAUGHT_BY = "test_lines_are_weights_and_bias"
LESSON = "Your lines are made of columns of the weight matrix. Each row of it belongs to one node."
import numpy as np


def decision_lines(model):
    w = model.layer_list[0].weight.detach().cpu().numpy().reshape(2, -1).T
    b = model.layer_list[0].bias.detach().cpu().numpy()
    return np.column_stack([w, b])
