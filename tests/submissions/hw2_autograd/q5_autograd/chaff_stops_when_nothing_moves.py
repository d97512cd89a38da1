"""It stops where the loss no longer changes at all, although it was asked for so many steps."""
import torch

CAUGHT_BY = "test_no_step_is_left_out_at_the_goal"
LESSON = (
    "Your loop ends before its time where nothing moves any more. It should take as many steps as were "
    "asked for."
)


def autograd_descent(x, y, a, b, lr, epochs):
    a = a.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    losses = []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        if len(losses) > 1 and abs(losses[-2] - losses[-1]) < 1e-8:
            break
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
        a.grad.zero_()
        b.grad.zero_()
    return a, b, losses
