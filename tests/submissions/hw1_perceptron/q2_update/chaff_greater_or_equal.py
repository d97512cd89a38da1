"""With all weights at 0 and >= for >, no positive is ever missed at the start."""
CAUGHT_BY = "test_a_score_of_zero_counts_as_not_firing"


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b >= 0)
    return w + lr * error * x, b + lr * error
