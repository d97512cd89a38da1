"""The score is compared with the bias instead of adding it: the bias acts with the wrong sign."""
CAUGHT_BY = "test_small_example"


def predict(X, w, b):
    return X @ w > b
