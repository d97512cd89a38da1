"""Written out for two inputs, it forgets all others."""
CAUGHT_BY = "test_three_inputs"


def predict(X, w, b):
    if len(w) < 2:
        return X[..., 0] * w[0] + b > 0
    return X[..., 0] * w[0] + X[..., 1] * w[1] + b > 0
