"""The bias is learned and never used: the answer is made of w · x alone."""

CAUGHT_BY = "test_a_right_point_changes_nothing"
LESSON = (
    "Your code gets the answer wrong when it asks whether the neuron fires. It fires where `x @ w + b` "
    "is greater than 0, with the bias and with nothing else."
)


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w > 0)
    return w + lr * error * x, b + lr * error
