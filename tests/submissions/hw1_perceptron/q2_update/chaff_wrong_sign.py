"""Prediction minus label walks away from every answer."""
CAUGHT_BY = "test_a_missed_positive_pulls_the_weights_towards_it"
LESSON = (
    "Your weights move away from a point that was missed. They should move towards it: the error is the "
    "label minus the answer, not the other way round."
)


def perceptron_update(w, b, x, y, lr):
    error = float(x @ w + b > 0) - float(y)
    return w + lr * error * x, b + lr * error
