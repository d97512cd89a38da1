"""An own backward leaves out the gradient that comes from behind."""

import torch

CAUGHT_BY = "test_logits_have_the_right_value_and_gradient"
LESSON = (
    "The gradient of your loss is wrong where the loss is a part of something larger. The backward of an "
    "autograd function multiplies by grad_output."
)


class _Bce(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z, y):
        ctx.save_for_backward(z, y)
        return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).mean()

    @staticmethod
    def backward(ctx, grad_output):
        z, y = ctx.saved_tensors
        return (torch.sigmoid(z) - y) / z.numel(), None


def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("the shapes differ")
    return _Bce.apply(z, y)
