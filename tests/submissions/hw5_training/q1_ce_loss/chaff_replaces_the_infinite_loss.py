"""Replaces an infinite loss afterwards: the gradient of log 0 is NaN all the same."""

import torch

CAUGHT_BY = "test_a_probability_of_zero_is_finite"
LESSON = (
    "Your code repairs the loss after the logarithm was taken. The value is right then, and the "
    "gradient is NaN. Replace small probabilities before the logarithm."
)


def ce_loss(probs, labels):
    p = probs[torch.arange(len(labels)), labels]
    return torch.nan_to_num(-torch.log(p), posinf=27.631021).mean()
