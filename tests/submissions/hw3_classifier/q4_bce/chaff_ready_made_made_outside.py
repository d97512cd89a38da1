"""PyTorch's losses, made once outside of the functions."""
CAUGHT_BY = "test_the_formulas_are_your_own"
LESSON = "Your loss uses one of PyTorch's own. Write the formula yourself, out of logarithms and products."
from torch import nn


loss_fn, logit_fn = nn.BCELoss(), nn.BCEWithLogitsLoss()
def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError
    return loss_fn(p.clamp(1e-7, 1 - 1e-7), y)
def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError
    return logit_fn(z, y)
