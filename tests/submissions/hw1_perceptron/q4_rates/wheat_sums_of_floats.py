"""Floats and sums, with the warning of the division switched off."""
import numpy as np


def rates(y_true, y_pred):
    t, p = np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)
    with np.errstate(invalid="ignore"):
        accuracy = 1 - np.abs(t - p).sum() / np.float64(len(t))
        detection = (t * p).sum() / t.sum()
        false = ((1 - t) * p).sum() / (1 - t).sum()
    return [accuracy, detection, false]
