"""Without zero_grad every step goes along the sum of all gradients so far."""
import torch

CAUGHT_BY = "test_three_steps_of_plain_descent"
LESSON = (
    "Your gradients pile up: each `backward()` adds to what is there. Call `optimizer.zero_grad()` in "
    "every epoch."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    optimizer = make_optimizer([a, b])
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return a, b, losses
