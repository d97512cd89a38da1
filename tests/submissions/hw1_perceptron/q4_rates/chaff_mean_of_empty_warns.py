"""The mean of an empty array is nan, but it warns."""
import numpy as np

CAUGHT_BY = "test_no_warning_where_nothing_is_wrong"
LESSON = (
    "Your code divides by 0 or takes a mean where a group is empty, and NumPy warns about it. Ask first "
    "whether the group is empty."
)


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    return np.mean(t == p), np.mean(p[t]), np.mean(p[~t])
