"""item() makes plain numbers; the caller was promised tensors."""
import torch

CAUGHT_BY = "test_returns_intercept_slope_and_losses"
LESSON = "Your function returns plain numbers. Intercept and slope should be tensors."


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
        a.grad.zero_()
        b.grad.zero_()
    return a.item(), b.item(), losses
