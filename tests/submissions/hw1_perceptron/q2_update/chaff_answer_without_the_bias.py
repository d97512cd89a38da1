"""The bias is learned and never used: the answer is made of w · x alone."""

CAUGHT_BY = "test_a_right_point_changes_nothing"
LESSON = (
    "Your code forgets the bias when it asks whether the neuron fires. The answer is 1 where `x @ w + "
    "b` is greater than 0."
)


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w > 0)
    return w + lr * error * x, b + lr * error
