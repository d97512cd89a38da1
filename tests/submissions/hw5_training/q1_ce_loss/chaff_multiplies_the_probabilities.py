"""The logarithm of the product, which is 0 for a large batch."""

CAUGHT_BY = "test_each_row_goes_with_its_own_label"
LESSON = (
    "Your loss multiplies the probabilities of many rows. The product becomes 0. Take the "
    "logarithm of each row first, and add these up."
)

import torch


def ce_loss(probs, labels):
    p = probs[torch.arange(len(labels)), labels].clamp(min=1e-12)
    return -torch.log(torch.prod(p)) / len(labels)
