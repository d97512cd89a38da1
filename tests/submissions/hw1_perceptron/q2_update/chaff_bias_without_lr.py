"""The bias takes steps of the learning rate as well."""
CAUGHT_BY = "test_example_of_the_docstring"


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b > 0)
    return w + lr * error * x, b + error
