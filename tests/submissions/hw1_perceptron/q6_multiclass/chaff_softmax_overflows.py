"""e to the power of a large score is infinite, and infinity over infinity is nan."""
import numpy as np

CAUGHT_BY = "test_predict_for_scores_of_any_size"
LESSON = (
    "Your prediction does not find the largest score where scores are very large or very close. Compare the "
    "scores themselves, with no tolerance and no exponential: argmax does that."
)


def multiclass_predict(X, W, b):
    e = np.exp(X @ W + b)
    return np.argmax(e / e.sum(1, keepdims=True), 1)
