"""bce_loss(sigmoid(z)): right in the middle, flat where the network is surely wrong."""
CAUGHT_BY = "test_certain_and_wrong_has_a_price"
import torch


def bce_with_logits(z, y):
    return bce_loss(torch.sigmoid(z), y)
