"""Written out for two inputs, it forgets all others."""
CAUGHT_BY = "test_three_inputs"
LESSON = "Your score uses only some of the inputs. There may be any number of them, and `X @ w` adds up all."


def predict(X, w, b):
    if len(w) < 2:
        return X[..., 0] * w[0] + b > 0
    return X[..., 0] * w[0] + X[..., 1] * w[1] + b > 0
