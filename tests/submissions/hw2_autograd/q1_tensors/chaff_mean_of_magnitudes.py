"""Whole numbers may be negative."""
import torch

CAUGHT_BY = "test_mean_of_every_integer_type"
LESSON = "Your mean has lost the signs. Whole numbers may be below 0, and they count as they are."


def mean_of_integers(t):
    return t.float().abs().mean()
