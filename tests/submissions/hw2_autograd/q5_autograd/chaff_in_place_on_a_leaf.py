"""PyTorch refuses to change a leaf in place while it records."""
import torch

CAUGHT_BY = "test_returns_intercept_slope_and_losses"
LESSON = (
    "Your step changes a leaf while autograd records, and PyTorch refuses that. Step inside `with "
    "torch.no_grad():`."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        a -= lr * a.grad
        b -= lr * b.grad
        a.grad.zero_()
        b.grad.zero_()
    return a, b, losses
