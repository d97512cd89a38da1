"""The steps are right, but the loss on record is the sum of the squares."""
import numpy as np

CAUGHT_BY = "test_loss_before_the_step"
LESSON = "Your losses are sums of squares. They should be means: divide by the number of points."


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        error = y - a - b * x
        losses.append(float(np.sum(error**2)))
        a, b = a + 2 * lr * error.mean(), b + 2 * lr * (x * error).mean()
    return a, b, losses
