"""x.data = … gives the caller's own tensor another dtype."""
import torch

CAUGHT_BY = "test_arguments_stay_as_they_are"
LESSON = (
    "Your code changes the tensors that it was given. Start from copies of its own: "
    "`a.detach().clone()`. Make a new tensor where you need another dtype."
)


def autograd_descent(x, y, a, b, lr, epochs):
    x.data = x.data.double()
    a, b, losses = a.detach().double().requires_grad_(), b.detach().double().requires_grad_(), []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        a.grad = b.grad = None
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad; b -= lr * b.grad
    return a.detach(), b.detach(), losses
