"""backward is called, and the steps follow the formula of question 3."""
import torch

CAUGHT_BY = "test_gradients_come_from_autograd"
LESSON = (
    "Your steps do not come from autograd. Call `backward()` on the loss, and step along the gradients "
    "that it leaves in `.grad`."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a, b, losses = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_(), []
    for _ in range(epochs):
        e = y - a - b * x
        loss = (e ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            a += 2 * lr * e.mean(); b += 2 * lr * (x * e).mean()
        a.grad = b.grad = None
    return a, b, losses
