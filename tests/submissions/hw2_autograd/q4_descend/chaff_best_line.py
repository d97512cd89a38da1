"""The line with the smallest loss instead of the last one."""
import numpy as np

CAUGHT_BY = "test_a_learning_rate_that_is_too_large"
LESSON = (
    "Your function returns the best line that it met. It should return the line after the last step, "
    "also where the loss has grown."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses, best = [], (np.inf, a, b)
    for _ in range(epochs):
        e = y - a - b * x
        losses.append(float((e**2).mean()))
        a, b = a + 2 * lr * e.mean(), b + 2 * lr * (x * e).mean()
        now = float(((y - a - b * x) ** 2).mean())
        if now < best[0]:
            best = (now, a, b)
    return best[1], best[2], losses
