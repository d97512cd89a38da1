"""A sum in int64 divided by the number of elements."""
import torch


def mean_of_integers(t):
    return t.sum(dtype=torch.int64) / t.numel()
