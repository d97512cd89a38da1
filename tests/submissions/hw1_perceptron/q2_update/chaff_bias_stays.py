"""The bias learns too."""
CAUGHT_BY = "test_example_of_the_docstring"
LESSON = "Your bias never moves. It learns like a weight whose input is always 1: add `lr * error` to it."


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b > 0)
    return w + lr * error * x, b
