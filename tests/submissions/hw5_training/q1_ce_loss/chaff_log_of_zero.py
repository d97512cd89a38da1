"""The logarithm of an exact 0 is infinite."""
CAUGHT_BY = "test_a_probability_of_zero_is_finite"
LESSON = "Your code takes the logarithm of 0. Replace probabilities below 1e-12 by 1e-12 first."
import torch

def ce_loss(probs, labels):
    return -torch.log(probs[torch.arange(len(labels)), labels]).mean()
