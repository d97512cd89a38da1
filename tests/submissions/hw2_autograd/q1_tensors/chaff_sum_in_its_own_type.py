"""Added up in int8 the sum overflows."""
import torch

CAUGHT_BY = "test_mean_of_every_integer_type"


def mean_of_integers(t):
    total = torch.zeros_like(t.flatten()[0])
    for value in t.flatten():
        total = total + value
    return total.float() / t.numel()
