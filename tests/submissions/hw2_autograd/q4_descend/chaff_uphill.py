"""Plus instead of minus: this climbs."""
import numpy as np

CAUGHT_BY = "test_one_step_moves_the_intercept"
LESSON = "Your steps go uphill. Subtract the gradient times the learning rate."


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        error = y - a - b * x
        losses.append((error**2).mean())
        da, db = -2 * error.mean(), -2 * (x * error).mean()
        a, b = a + lr * da, b + lr * db
    return a, b, losses
