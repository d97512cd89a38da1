"""The optimizer that was handed in is ignored."""
import torch

CAUGHT_BY = "test_uses_the_optimizer_it_is_given"
LESSON = (
    "Your code does not make an optimizer with `make_optimizer([a, b])`. Make one in each call, once, "
    "before the loop."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    optimizer = torch.optim.SGD([a, b], lr=0.1)
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a, b, losses
