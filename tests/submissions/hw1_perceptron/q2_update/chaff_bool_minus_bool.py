"""NumPy refuses to subtract a bool from a bool."""
CAUGHT_BY = "test_labels_may_be_booleans"
LESSON = (
    "Your code subtracts a bool from a bool, and NumPy refuses that. Make a number of the label and of "
    "the answer first, with `int(…)` or `float(…)`."
)


def perceptron_update(w, b, x, y, lr):
    error = y - (x @ w + b > 0)
    return w + lr * error * x, b + lr * error
