"""np.squeeze takes the axis away where there is one weight only."""

import numpy as np

CAUGHT_BY = "test_returns_weights_and_bias"
LESSON = (
    "Your weights lose their shape where there is only one. Leave squeeze out: w + lr * error * x has the "
    "shape of w."
)


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b > 0)
    return np.squeeze(w + lr * error * x), b + lr * error
