"""Only the intercept is handed to the optimizer; the slope stays frozen."""
import torch

CAUGHT_BY = "test_uses_the_optimizer_it_is_given"
LESSON = "Your optimizer does not have both tensors. Hand over both: `make_optimizer([a, b])`."


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    optimizer = make_optimizer([a])
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a, b, losses
