"""Difference quotients in place of autograd."""
import torch

CAUGHT_BY = "test_gradients_come_from_autograd"
LESSON = (
    "Your steps do not come from autograd. Call `backward()` on the loss, and step along the gradients "
    "that it leaves in `.grad`."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a, b, losses = a.detach().clone(), b.detach().clone(), []
    for _ in range(epochs):
        losses.append(((y - a - b * x) ** 2).mean().item())
        p = torch.stack([a, b]).double(); h = 1e-4; X, Y = x.double(), y.double()
        f = lambda p: ((Y - p[0] - p[1] * X) ** 2).mean()
        g = [(f(p + h * d) - f(p - h * d)) / (2 * h) for d in torch.eye(2, dtype=torch.float64)[:, :, None]]
        a, b = (a - lr * g[0]).float(), (b - lr * g[1]).float()
    return a, b, losses
