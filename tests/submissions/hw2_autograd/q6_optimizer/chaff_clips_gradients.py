"""A gradient is what it is, however large."""
import torch

CAUGHT_BY = "test_an_optimizer_that_walks_away"
LESSON = "Your code shortens large gradients. Take each step with the whole gradient."


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    optimizer = make_optimizer([a, b])
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([a, b], 1000.0)
        optimizer.step()
    return a, b, losses
