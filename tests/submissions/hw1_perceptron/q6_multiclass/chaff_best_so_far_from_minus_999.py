"""The search for the largest score starts at -999."""

import numpy as np

CAUGHT_BY = "test_predict_for_scores_of_any_size"
LESSON = (
    "Your search for the largest score starts from a number that scores can lie below. Start from the "
    "first score, or use np.argmax."
)


def multiclass_predict(X, W, b):
    labels = np.zeros(len(X), dtype=int)
    for row, scores in enumerate(X @ W + b):
        best = -999.0
        for c, score in enumerate(scores):
            if score > best:
                best, labels[row] = score, c
    return labels
