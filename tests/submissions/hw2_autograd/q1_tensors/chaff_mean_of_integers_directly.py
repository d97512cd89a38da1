"""torch.mean refuses integer tensors."""
import torch

CAUGHT_BY = "test_mean_of_zero_to_five"
LESSON = "PyTorch has no mean for tensors of integers. Convert to float first."


def mean_of_integers(t):
    return torch.mean(t)
