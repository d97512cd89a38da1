"""The loss is measured after the step, so the first one is missing."""
import torch

CAUGHT_BY = "test_one_step_by_hand"
LESSON = (
    "Your losses are one step late. Each should be that of the line before its step, so that the first "
    "one is that of the start."
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
        with torch.no_grad():
            losses.append(((y - a - b * x) ** 2).mean().item())
    return a, b, losses
