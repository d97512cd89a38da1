"""Adding 1e-12 changes every probability; only those below it are meant."""

import torch

CAUGHT_BY = "test_a_probability_of_zero_is_finite"
LESSON = "Your code changes every probability a little. Only those below 1e-12 should be replaced."


def ce_loss(probs, labels):
    p = probs[torch.arange(len(labels)), labels]
    return -torch.log(p + 1e-12).mean()
