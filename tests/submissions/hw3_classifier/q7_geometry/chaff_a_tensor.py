"""A tensor that still requires a gradient, where an array is asked for."""
CAUGHT_BY = "test_lines_are_weights_and_bias"
LESSON = "Your lines are a tensor. Return a NumPy array: `.detach().numpy()`."
import torch


def decision_lines(model):
    layer = model.layer_list[0]
    return torch.column_stack([layer.weight, layer.bias])
