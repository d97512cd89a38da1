"""Scores that are close are no tie."""
import numpy as np

CAUGHT_BY = "test_predict_for_scores_of_any_size"
LESSON = (
    "Your prediction takes close scores for equal ones. Compare them without a tolerance: argmax does "
    "that."
)


def multiclass_predict(X, W, b):
    S = X @ W + b
    return np.argmax(np.isclose(S, S.max(1, keepdims=True)), axis=1)
