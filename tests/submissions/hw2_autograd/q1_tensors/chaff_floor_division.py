"""Two slashes divide and round down: the mean of 0 to 5 becomes 2."""
import torch

CAUGHT_BY = "test_mean_of_zero_to_five"
LESSON = "Your mean is rounded down. Two slashes drop the fraction: use one."


def mean_of_integers(t):
    return (t.sum() // t.numel()).float()
