"""Replaces zeros in an array that shares the model's memory."""
CAUGHT_BY = "test_looking_at_lines_changes_nothing"
LESSON = (
    "Your function writes into the weights of the model. The array that `numpy()` gives shares their "
    "memory: make a copy."
)
import numpy as np
import torch


def decision_lines(model):
    layer = model.layer_list[0]
    w = layer.weight.detach().numpy()
    w[np.abs(w) < 1e-12] = 1e-6
    return np.column_stack([w, layer.bias.detach().numpy()])
def hidden_activations(model, X):
    with torch.no_grad():
        return model.activation(model.layer_list[0](X))
