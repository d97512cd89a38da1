"""A neuron whose weights are all 0 is said never to fire, whatever its bias."""

import numpy as np

CAUGHT_BY = "test_many_points_of_any_dimension"
LESSON = (
    "Your answer is wrong where all weights are 0: then the bias alone decides. The rule needs no special "
    "case."
)


def predict(X, w, b):
    if not np.any(w):
        return np.zeros(X.shape[:-1], dtype=bool)
    return X @ w + b > 0
