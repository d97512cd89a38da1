"""The clone of a tensor that requires gradients is no leaf and gets no gradient."""
import torch

CAUGHT_BY = "test_start_may_require_gradients"
LESSON = (
    "Your start is a clone that still hangs on the caller's graph, so it is no leaf and gets no "
    "gradient. Detach it as well: `a.detach().clone()`."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.clone().requires_grad_()
    b = b.clone().requires_grad_()
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
    return a, b, losses
