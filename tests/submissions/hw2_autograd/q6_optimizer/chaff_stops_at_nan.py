"""Gives up as soon as the loss is infinite or NaN, and leaves the other losses out."""
CAUGHT_BY = "test_an_optimizer_that_walks_away"
LESSON = (
    "Your descent ends when the loss is no finite number any more. Take all steps that were asked for, and "
    "note a loss for each."
)
import torch


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    optimizer = make_optimizer([a, b])
    losses = []
    for _ in range(epochs):
        loss = torch.nn.functional.mse_loss(a + b * x, y)
        losses.append(loss.item())
        if not torch.isfinite(loss):
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a, b, losses
