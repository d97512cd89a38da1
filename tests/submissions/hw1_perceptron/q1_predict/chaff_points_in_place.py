"""X *= w writes into the caller's points; the answers are right all the same."""

CAUGHT_BY = "test_the_arguments_stay_as_they_were"
LESSON = (
    "Your code writes into the array of points that it was given. Whoever called it finds other points "
    "afterwards. Make a new array: `X * w` and not `X *= w`."
)


def predict(X, w, b):
    if X.ndim == 1:
        return bool(X @ w + b > 0)
    X *= w
    return X.sum(axis=1) + b > 0
