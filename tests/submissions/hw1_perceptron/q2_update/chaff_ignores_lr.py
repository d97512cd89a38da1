"""The learning rate is forgotten."""
CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "Your step does not use the learning rate. The weights move by `lr * error * x` and the bias by `lr "
    "* error`."
)


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b > 0)
    return w + error * x, b + error
