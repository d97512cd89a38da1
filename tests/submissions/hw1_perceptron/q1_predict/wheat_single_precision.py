"""PyTorch in float32: rounding turns no answer that is not on the line."""
import torch


def predict(X, w, b):
    return (torch.Tensor(X) @ torch.Tensor(w) + b > 0).numpy()
