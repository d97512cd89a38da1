"""e to the power of a large score is infinite, and infinity over infinity is nan."""
import numpy as np

CAUGHT_BY = "test_predict_for_scores_of_any_size"
LESSON = (
    "Your prediction goes through probabilities, and e to a large score is too large for a float. The "
    "largest score itself wins, so compare the scores."
)


def multiclass_predict(X, W, b):
    e = np.exp(X @ W + b)
    return np.argmax(e / e.sum(1, keepdims=True), 1)
