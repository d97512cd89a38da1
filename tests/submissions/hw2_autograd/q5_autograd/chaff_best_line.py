"""The line with the smallest loss instead of the last one."""
import torch

CAUGHT_BY = "test_a_learning_rate_that_is_too_large"
LESSON = (
    "Your function returns the best line that it met. It should return the line after the last step, "
    "also where the loss has grown."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    best = (1e30, None, None)
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        a.grad = b.grad = None
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad; b -= lr * b.grad
            now = ((y - a - b * x) ** 2).mean().item()
            if now < best[0]: best = (now, a.clone(), b.clone())
    return best[1], best[2], losses
