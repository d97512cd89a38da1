"""It trains two epochs at most, however many are asked for: enough for the examples."""
import torch

CAUGHT_BY = "test_three_steps"
LESSON = "Your loop ends too early. It should take one step for each of `epochs`, and note a loss for each."


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(min(epochs, 2)):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
        a.grad = b.grad = None
    return a, b, losses
