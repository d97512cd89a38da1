"""The losses are measured anew, the gradients come from the first prediction for ever."""
import torch

CAUGHT_BY = "test_two_steps_by_hand"
LESSON = (
    "Your gradients come from the first prediction in every epoch. Make the prediction and the loss "
    "anew before each `backward()`."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    loss = ((y - a - b * x) ** 2).mean()
    for _ in range(epochs):
        losses.append(((y - a - b * x) ** 2).mean().item())
        a.grad = b.grad = None
        loss.backward(retain_graph=True)
        with torch.no_grad():
            a -= lr * a.grad; b -= lr * b.grad
    return a, b, losses
