"""Without a new bias in the return, the line can turn and never move."""
CAUGHT_BY = "test_returns_weights_and_bias"
LESSON = "Your function returns the weights alone. It should return two things: `return new_w, new_b`."


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b > 0)
    return w + lr * error * x
