"""The learning rate is forgotten."""
CAUGHT_BY = "test_the_learning_rate_scales_the_step"


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b > 0)
    return w + error * x, b + error
