"""bce_loss(sigmoid(z)): right in the middle, flat where the network is surely wrong."""
CAUGHT_BY = "test_a_logit_of_200_costs_200"
LESSON = "Your loss goes through the sigmoid, and there far logits are cut off. Work with the logit itself."
import torch


def bce_with_logits(z, y):
    return bce_loss(torch.sigmoid(z), y)
