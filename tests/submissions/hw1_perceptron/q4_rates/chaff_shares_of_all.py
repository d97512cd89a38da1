"""False positives are divided by all dragons instead of by those without fire."""
import numpy as np

CAUGHT_BY = "test_small_example"
LESSON = "Your false-positive rate is a share of all. It should be a share of those who are truly negative."


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    return np.mean(t == p), np.sum(t & p) / np.sum(t), np.sum(~t & p) / len(t)
