"""e to the power of a large score is infinite, and infinity over infinity is nan."""
import numpy as np

CAUGHT_BY = "test_predict_for_scores_of_any_size"


def multiclass_predict(X, W, b):
    e = np.exp(X @ W + b)
    return np.argmax(e / e.sum(1, keepdims=True), 1)
