"""The learning rate of the notebook stands in the code, and the argument is ignored."""
import numpy as np

CAUGHT_BY = "test_one_step_moves_the_intercept"
LESSON = (
    "Your step is not as long as asked for. It is the learning rate that was given times the gradient, "
    "with the factor 2 of the square."
)


def gradient_descent(x, y, a, b, lr, epochs):
    LR = 0.1
    losses = []
    for _ in range(epochs):
        error = y - a - b * x
        losses.append((error**2).mean())
        a, b = a + 2 * LR * error.mean(), b + 2 * LR * (x * error).mean()
    return a, b, losses
