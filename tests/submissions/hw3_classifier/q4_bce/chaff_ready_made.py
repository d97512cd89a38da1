"""PyTorch's own loss instead of the formula."""
CAUGHT_BY = "test_the_formulas_are_your_own"
LESSON = "Your loss uses one of PyTorch's own. Write the formula yourself, out of logarithms and products."
import torch.nn as nn
import torch.nn.functional as F


def bce_loss(p, y):
    return nn.BCELoss()(p, y)


def bce_with_logits(z, y):
    return F.binary_cross_entropy_with_logits(z, y)
