"""It stops where the loss no longer changes at all, although it was asked for so many steps."""
import numpy as np

CAUGHT_BY = "test_no_step_is_left_out_at_the_goal"
LESSON = (
    "Your loop ends before its time where nothing moves any more. It should take as many steps as were "
    "asked for."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        error = y - a - b * x
        losses.append((error**2).mean())
        if len(losses) > 1 and abs(losses[-2] - losses[-1]) < 1e-8:
            break
        a, b = a + 2 * lr * error.mean(), b + 2 * lr * (x * error).mean()
    return a, b, losses
