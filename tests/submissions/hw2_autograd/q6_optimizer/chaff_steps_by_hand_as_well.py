"""The optimizer steps, and the line of question 5 stepped already."""
import torch

CAUGHT_BY = "test_one_step_by_hand"
LESSON = (
    "Your tensors move twice in each epoch. `optimizer.step()` moves them, so do not move them by hand "
    "as well."
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
        with torch.no_grad():
            a -= 0.1 * a.grad
            b -= 0.1 * b.grad
        optimizer.step()
    return a, b, losses
