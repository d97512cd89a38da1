"""float64 probabilities deserve a float64 loss."""

import torch

CAUGHT_BY = "test_each_row_goes_with_its_own_label"
LESSON = "Your loss changes the dtype. Leave it as the probabilities have it."


def ce_loss(probs, labels):
    p = probs.float()[torch.arange(len(labels)), labels]
    return -torch.log(p.clamp(min=1e-12)).mean()
