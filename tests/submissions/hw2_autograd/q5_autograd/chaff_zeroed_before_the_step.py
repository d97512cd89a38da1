"""The gradients are emptied between backward and the step: nothing moves."""
import torch

CAUGHT_BY = "test_one_step_by_hand"
LESSON = (
    "Your tensors do not move in the first step. Look whether the gradients are emptied between "
    "`backward()` and the step: do it before `backward()` or after the step."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        a.grad.zero_()
        b.grad.zero_()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
    return a, b, losses
