"""PyTorch in float32, and plain Python numbers made of it."""
import numpy as np
import torch


def perceptron_update(w, b, x, y, lr):
    weights, point, bias = torch.Tensor(w), torch.Tensor(x), torch.tensor(b)
    error = float(y) - float(weights @ point + bias > 0)
    return np.array((weights + lr * error * point).tolist()), (bias + lr * error).item()
