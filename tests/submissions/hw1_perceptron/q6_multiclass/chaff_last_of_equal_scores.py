"""With >= in the search, the last of equal scores wins."""
import numpy as np

CAUGHT_BY = "test_ties_go_to_the_lowest_class"
LESSON = (
    "Where scores are equal your prediction takes the last class. It should take the first, as argmax "
    "does."
)


def multiclass_predict(X, W, b):
    scores = X @ W + b
    best = np.zeros(len(X), dtype=int)
    for c in range(1, W.shape[1]):
        best[scores[:, c] >= scores[np.arange(len(X)), best]] = c
    return best
