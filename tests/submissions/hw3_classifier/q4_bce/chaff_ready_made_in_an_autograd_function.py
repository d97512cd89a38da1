"""The ready-made loss in an autograd function of one's own, where the graph does not show it."""
CAUGHT_BY = "test_the_formulas_are_your_own"
LESSON = "Your loss uses one of PyTorch's own. Write the formula yourself, out of logarithms and products."
import torch
from torch import nn


class Mine(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z, y):
        ctx.save_for_backward(z, y)
        return nn.functional.binary_cross_entropy_with_logits(z, y)
    @staticmethod
    def backward(ctx, g):
        z, y = ctx.saved_tensors
        return g * (torch.sigmoid(z) - y) / z.numel(), None
def bce_with_logits(z, y):
    if z.shape != y.shape: raise ValueError
    return Mine.apply(z, y)
