"""The logarithm of an exact 0 is infinite."""
CAUGHT_BY = "test_a_probability_of_zero_is_finite"
import torch

def ce_loss(probs, labels):
    return -torch.log(probs[torch.arange(len(labels)), labels]).mean()
