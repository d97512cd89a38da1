"""Greater than 0 is greater than 0: a tolerance takes small positive scores for 0."""

CAUGHT_BY = "test_the_smallest_positive_score_fires"
LESSON = (
    "Your code takes small positive scores for 0. Compare the score with 0 itself, without a tolerance "
    "and without rounding."
)


def predict(X, w, b):
    return X @ w + b >= 1e-12
