"""The intercept is a copy, the slope is the caller's own tensor: the optimizer moves that one."""
import torch

CAUGHT_BY = "test_arguments_stay_as_they_are"
LESSON = "Your code moves the tensors that it was given. Start from copies of its own: `a.detach().clone()`."


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a = a.detach().clone().requires_grad_()
    b = b.detach().requires_grad_()
    optimizer = make_optimizer([a, b])
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a, b, losses
