"""torch.mean refuses integer tensors."""
import torch

CAUGHT_BY = "test_mean_of_zero_to_five"
LESSON = "Your code asks for the mean of integers, and PyTorch has none. Convert to float first."


def mean_of_integers(t):
    return torch.mean(t)
