"""Gradients pile up: every step goes along the sum of all gradients so far."""
import torch

CAUGHT_BY = "test_two_steps_by_hand"
LESSON = (
    "Your gradients pile up: each `backward()` adds to what is there. Empty them once in every epoch, "
    "those of both tensors."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
    return a, b, losses
