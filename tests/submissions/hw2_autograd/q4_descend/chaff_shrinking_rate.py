"""The perceptron's habit of dividing the step by the epoch."""
import numpy as np

CAUGHT_BY = "test_three_steps"
LESSON = (
    "Your steps do not have the size that was asked for after the first one. The learning rate stays "
    "the same in all steps."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for epoch in range(epochs):
        error = y - a - b * x
        losses.append((error**2).mean())
        rate = lr / (epoch + 1)
        a, b = a + 2 * rate * error.mean(), b + 2 * rate * (x * error).mean()
    return a, b, losses
