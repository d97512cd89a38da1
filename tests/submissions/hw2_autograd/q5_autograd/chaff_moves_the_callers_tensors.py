"""requires_grad_ makes no copy: the in-place step moves the caller's start."""
import torch

CAUGHT_BY = "test_arguments_stay_as_they_are"
LESSON = (
    "Your code changes the tensors that it was given. Start from copies of its own: "
    "`a.detach().clone()`. Make a new tensor where you need another dtype."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a.requires_grad_()
    b.requires_grad_()
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
