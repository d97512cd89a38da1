"""The score is compared with the bias instead of adding it: the bias acts with the wrong sign."""
CAUGHT_BY = "test_small_example"
LESSON = (
    "Your score does not add the bias with its own sign. The score is `X @ w + b`, and it is compared "
    "with 0."
)


def predict(X, w, b):
    return X @ w > b
