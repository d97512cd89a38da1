"""The derivatives of question 3 in tensors: right numbers, but no autograd."""
import torch

CAUGHT_BY = "test_gradients_come_from_autograd"
LESSON = (
    "Your steps do not come from autograd. Call `backward()` on the loss, and step along the gradients "
    "that it leaves in `.grad`."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a, b = a.detach().clone(), b.detach().clone()
    losses = []
    for _ in range(epochs):
        error = y - a - b * x
        losses.append((error**2).mean().item())
        a, b = a + 2 * lr * error.mean(), b + 2 * lr * (x * error).mean()
    return a, b, losses
