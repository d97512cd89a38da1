"""Without its bias, every boundary goes through the origin."""
CAUGHT_BY = "test_small_example"


def predict(X, w, b):
    return X @ w > 0
