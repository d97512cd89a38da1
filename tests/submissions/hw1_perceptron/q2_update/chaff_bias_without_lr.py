"""The bias takes steps of the learning rate as well."""
CAUGHT_BY = "test_example_of_the_docstring"
LESSON = "Your bias moves by the whole error. It should move by `lr * error`, as the weights do with x."


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b > 0)
    return w + lr * error * x, b + error
