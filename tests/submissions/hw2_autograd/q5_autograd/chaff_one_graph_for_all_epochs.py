"""The prediction is made once, and retain_graph=True keeps PyTorch from complaining."""
import torch

CAUGHT_BY = "test_losses_of_two_epochs"
LESSON = "Your prediction is made once. Make it anew in each epoch, so that each has its own graph."


def autograd_descent(x, y, a, b, lr, epochs):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    loss = ((y - a - b * x) ** 2).mean()
    for _ in range(epochs):
        losses.append(loss.item())
        a.grad = b.grad = None
        loss.backward(retain_graph=True)
        with torch.no_grad():
            a -= lr * a.grad; b -= lr * b.grad
    return a, b, losses
