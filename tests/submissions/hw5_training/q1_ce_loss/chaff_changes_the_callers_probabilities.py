"""The small probabilities are replaced in the caller's own tensor."""

import torch

CAUGHT_BY = "test_a_probability_of_zero_is_finite"


def ce_loss(probs, labels):
    with torch.no_grad():
        probs[probs < 1e-12] = 1e-12
    return -torch.log(probs[torch.arange(len(labels)), labels]).mean()
