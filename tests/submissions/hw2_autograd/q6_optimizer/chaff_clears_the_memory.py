"""The optimizer's state is emptied together with the gradients: momentum and Adam lose their memory."""
import torch

CAUGHT_BY = "test_three_steps_of_other_optimizers"
LESSON = (
    "Your optimizer loses its memory between steps. Momentum and Adam need it. Empty the gradients "
    "only, and leave the optimizer's state alone."
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
        optimizer.state.clear()
        loss.backward()
        optimizer.step()
    return a, b, losses
