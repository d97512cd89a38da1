"""The loop is unrolled by one: a step is taken even when none was asked for."""
import numpy as np

CAUGHT_BY = "test_no_epoch_changes_nothing"
LESSON = "Your code takes a step even when none was asked for. With 0 steps the line stays as it was."


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    while True:
        error = y - a - b * x
        losses.append((error**2).mean())
        a, b = a + 2 * lr * error.mean(), b + 2 * lr * (x * error).mean()
        if len(losses) >= epochs:
            return a, b, losses
