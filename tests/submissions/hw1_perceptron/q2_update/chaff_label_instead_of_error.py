"""Plus or minus by the label alone: even a right point moves the weights."""
CAUGHT_BY = "test_a_right_point_changes_nothing"
LESSON = (
    "Your weights move by the label alone. Where the neuron is right nothing should move, as label "
    "minus answer is 0."
)


def perceptron_update(w, b, x, y, lr):
    direction = 1.0 if y == 1 else -1.0
    return w + lr * direction * x, b + lr * direction
