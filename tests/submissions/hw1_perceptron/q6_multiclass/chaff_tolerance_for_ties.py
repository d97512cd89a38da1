"""Scores that are close are no tie."""
import numpy as np

CAUGHT_BY = "test_predict_for_scores_of_any_size"
LESSON = (
    "Your prediction does not find the largest score where scores are very large or very close. Compare the "
    "scores themselves, with no tolerance and no exponential: argmax does that."
)


def multiclass_predict(X, W, b):
    S = X @ W + b
    return np.argmax(np.isclose(S, S.max(1, keepdims=True)), axis=1)
