"""The bias may be the weight of an input that is always 1, and einsum may do the product."""
import numpy as np


def predict(X, w, b):
    ones = np.ones(X.shape[:-1] + (1,))
    with_one = np.concatenate([X, ones], axis=-1)
    return np.greater(np.einsum("...d,d->...", with_one, np.append(w, b)), 0)
