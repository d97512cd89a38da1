"""It stops when the loss hardly changes, although it was asked for so many steps."""
import torch

CAUGHT_BY = "test_no_step_is_left_out_at_the_goal"
LESSON = (
    "Your loop ends before its time where nothing moves any more. It should take as many steps as were "
    "asked for."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    optimizer = make_optimizer([a, b])
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if len(losses) > 1 and abs(losses[-2] - losses[-1]) < 1e-4:
            break
    return a, b, losses
