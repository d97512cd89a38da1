"""The share of the alarms that were right is the precision, not the detection rate."""
import numpy as np

CAUGHT_BY = "test_small_example"
LESSON = (
    "Your detection rate is a share of the alarms. It should be a share of those who are truly "
    "positive."
)


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    return np.mean(t == p), np.sum(t & p) / np.sum(p), np.sum(~t & p) / np.sum(~t)
