"""Reads from a copy of the layer."""
import numpy as np


import copy
def decision_lines(model):
    l = copy.deepcopy(model.layer_list[0]).cpu().requires_grad_(False)
    return np.concatenate((l.weight.numpy(), l.bias.numpy().reshape(-1, 1)), axis=1)
