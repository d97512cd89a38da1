"""bce_loss(sigmoid(z)): right in the middle, flat where the network is surely wrong."""
CAUGHT_BY = "test_a_logit_of_200_costs_200"
import torch


def bce_with_logits(z, y):
    return bce_loss(torch.sigmoid(z), y)
