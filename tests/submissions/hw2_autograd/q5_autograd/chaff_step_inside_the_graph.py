"""`a = a - lr * a.grad` is recorded: the new a is no leaf and gets no gradient any more."""
import torch

CAUGHT_BY = "test_results_are_leaves"
LESSON = (
    "Your step is recorded by autograd, so the result is no leaf any more. Step inside `with "
    "torch.no_grad():`, in place."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        a = a - lr * a.grad
        b = b - lr * b.grad
    return a, b, losses
