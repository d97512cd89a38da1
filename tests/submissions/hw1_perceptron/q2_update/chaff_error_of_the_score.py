"""The score instead of the answer makes it another rule: it moves even where it is right."""
CAUGHT_BY = "test_a_missed_positive_pulls_the_weights_towards_it"


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b)
    return w + lr * error * x, b + lr * error
