"""The score is written out for two inputs, the step for all."""

CAUGHT_BY = "test_returns_weights_and_bias"
LESSON = "Your score uses only some of the inputs. There may be any number of them, and `x @ w` adds up all."


def perceptron_update(w, b, x, y, lr):
    e = float(y) - float(x[0] * w[0] + x[1] * w[1] + b > 0)
    return w + lr * e * x, b + lr * e
