"""Plus instead of minus: this climbs."""
import torch

CAUGHT_BY = "test_one_step_by_hand"
LESSON = "Your steps go uphill. Subtract the gradient times the learning rate."


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            a += lr * a.grad
            b += lr * b.grad
        a.grad.zero_()
        b.grad.zero_()
    return a, b, losses
