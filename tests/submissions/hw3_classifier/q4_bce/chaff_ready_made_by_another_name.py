"""nn.MultiLabelSoftMarginLoss, which is the mean binary cross-entropy of logits."""
CAUGHT_BY = "test_the_formulas_are_your_own"
LESSON = "Your loss uses one of PyTorch's own. Write the formula yourself, out of logarithms and products."
from torch import nn


def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("shapes")
    return nn.MultiLabelSoftMarginLoss()(z.reshape(1, -1), y.reshape(1, -1))
