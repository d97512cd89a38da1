"""Rows of Python floats turned into an array at the end."""
import numpy as np
import torch


def decision_lines(model):
    rows = []
    for (a, b), c in zip(model.layer_list[0].weight.tolist(), model.layer_list[0].bias.tolist()):
        rows.append((a, b, c))
    return np.asarray(rows, dtype=np.float32)


@torch.no_grad()
def hidden_activations(model, X):
    for layer in model.layer_list:
        return model.activation(layer(X))
