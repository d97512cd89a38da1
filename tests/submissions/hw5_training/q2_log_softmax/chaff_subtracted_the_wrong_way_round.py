"""Largest minus z, not z minus the largest: the rows still sum to 1, but the smallest logit wins."""
CAUGHT_BY = "test_the_example_of_log_softmax"
LESSON = "Your subtraction is the wrong way round. It is z minus the largest."
import torch

def log_softmax(z):
    z = z.max(dim=1, keepdim=True).values - z
    return z - torch.logsumexp(z, dim=1, keepdim=True)
