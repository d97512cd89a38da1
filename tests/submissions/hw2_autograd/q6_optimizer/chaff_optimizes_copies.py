"""The optimizer gets copies; the loss is calculated from the originals, which never move."""
import torch

CAUGHT_BY = "test_one_step_by_hand"
LESSON = (
    "Your optimizer's first step moves nothing. The order is: empty the gradients, work out the loss "
    "from the very tensors that the optimizer has, `backward()`, `step()`."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    optimizer = make_optimizer([a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_()])
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a, b, losses
