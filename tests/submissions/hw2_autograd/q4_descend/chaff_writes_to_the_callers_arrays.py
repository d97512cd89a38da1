"""`a -= …` changes the array that the caller gave: the next run starts where this one ended."""
import numpy as np

CAUGHT_BY = "test_arguments_stay_as_they_are"
LESSON = (
    "Your code changes the arrays that it was given. `-=` and `*=` write into the array of the caller, "
    "and so does setting its shape. Make new arrays."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for t in range(epochs):
        y_hat = a + b * x
        error = y - y_hat
        loss = (error**2).mean()
        a_grad = -2 * error.mean()
        b_grad = -2 * (x * error).mean()
        a -= lr * a_grad
        b -= lr * b_grad
        losses += [loss]
    return a, b, losses
