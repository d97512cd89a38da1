"""The score instead of the answer makes it another rule: it moves even where it is right."""
CAUGHT_BY = "test_a_missed_positive_pulls_the_weights_towards_it"
LESSON = (
    "Your error is made of the score. It should be made of the answer, which is 0 or 1: the error is "
    "the label minus the answer."
)


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b)
    return w + lr * error * x, b + lr * error
