"""Ends where both gradients are small, and fills the list up."""

import torch

CAUGHT_BY = "test_no_step_is_left_out_at_the_goal"
LESSON = (
    "Your descent ends early when its gradients are small. Take as many steps as asked for: where all "
    "numbers are small, small gradients count."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a, b = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        a.grad = b.grad = None
        loss.backward()
        if a.grad.abs().item() + b.grad.abs().item() < 1e-5:
            return a, b, losses + [losses[-1]] * (epochs - len(losses))
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
    return a, b, losses
