"""w += writes into the caller's array."""
CAUGHT_BY = "test_the_arguments_stay_as_they_were"


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b > 0)
    w += lr * error * x
    b += lr * error
    return w, b
