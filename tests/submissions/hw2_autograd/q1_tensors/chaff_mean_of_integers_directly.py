"""torch.mean refuses integer tensors."""
import torch

CAUGHT_BY = "test_mean_of_zero_to_five"


def mean_of_integers(t):
    return torch.mean(t)
