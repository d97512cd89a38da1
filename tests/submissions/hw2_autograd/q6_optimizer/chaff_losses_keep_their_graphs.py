"""The list holds loss tensors, and each holds the graph of its epoch."""
import torch

CAUGHT_BY = "test_losses_are_numbers_from_before_each_step"
LESSON = (
    "Your list holds tensors, and each keeps the graph of its epoch. Put plain numbers into it: "
    "`loss.item()`."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    optimizer = make_optimizer([a, b])
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss)
    return a, b, losses
