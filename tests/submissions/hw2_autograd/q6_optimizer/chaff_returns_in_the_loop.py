"""The return statement stands inside the loop: one epoch is run, whatever was asked for."""
import torch

CAUGHT_BY = "test_returns_intercept_slope_and_losses"
LESSON = (
    "Your list has one loss only. Look whether the `return` stands inside the loop, or whether the list "
    "is made anew in each round."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    optimizer = make_optimizer([a, b])
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return a, b, losses
