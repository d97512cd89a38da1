"""Products of 0 and 1 count, and the divisions by 0 are expected."""
import numpy as np


def rates(y_true, y_pred):
    t, p = np.asarray(y_true, float), np.asarray(y_pred, float)
    tp, fp, P = (t * p).sum(), ((1 - t) * p).sum(), t.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        return (t == p).mean(), tp / P, fp / (len(t) - P)
