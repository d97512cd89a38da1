"""A column of shape (n, 1) instead of (n,) broadcasts to (n, n) in the next comparison."""
CAUGHT_BY = "test_returns_one_bool_per_point"
LESSON = (
    "Your answers come as a column of shape (n, 1). They should have shape (n,). Leave w flat: `X @ w` "
    "has one number for each point."
)


def predict(X, w, b):
    return X @ w.reshape(-1, 1) + b > 0
