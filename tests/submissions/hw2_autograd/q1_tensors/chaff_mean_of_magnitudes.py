"""Whole numbers may be negative."""
import torch

CAUGHT_BY = "test_mean_of_every_integer_type"


def mean_of_integers(t):
    return t.float().abs().mean()
