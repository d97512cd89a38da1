"""The gradient of the mean over an array is n times too small for each element."""
import torch

CAUGHT_BY = "test_both_at_zero_and_one"
LESSON = (
    "Your derivative gets smaller where theta has more entries. Each entry of theta has its own "
    "derivative, and nothing is divided by their number."
)


def dz(theta):
    t = torch.tensor(theta, dtype=torch.float64, requires_grad=True)
    ((1 - torch.logaddexp(torch.zeros_like(t), t)) ** 2).mean().backward()
    return t.grad.numpy()
