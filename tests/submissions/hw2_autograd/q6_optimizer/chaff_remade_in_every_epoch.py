"""A new optimizer in every round has no memory: no momentum, and Adam starts over and over."""
import torch

CAUGHT_BY = "test_uses_the_optimizer_it_is_given"
LESSON = (
    "Your code makes a new optimizer in every epoch, and a new one has no memory. Make it once, before "
    "the loop."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        optimizer = make_optimizer([a, b])
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a, b, losses
