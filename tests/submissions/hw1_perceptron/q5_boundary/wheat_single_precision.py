"""PyTorch in float32, and plain Python numbers made of it."""
import torch


def boundary(w, b):
    w1, w2 = torch.Tensor(w)
    if w1 == w2 == 0:
        raise ValueError("no line: both weights are zero")
    if w2 == 0:
        return float("inf"), (-b / w1).item()
    return (-w1 / w2).item(), (-b / w2).item()
