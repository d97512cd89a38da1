"""The slope gets the derivative of the intercept."""
import numpy as np

CAUGHT_BY = "test_one_step_moves_the_slope"
LESSON = "Your slope moves by the gradient of the intercept. Its own gradient has the factor x."


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        error = y - a - b * x
        losses.append((error**2).mean())
        step = 2 * lr * error.mean()
        a, b = a + step, b + step
    return a, b, losses
