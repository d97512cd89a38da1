"""0 claims that all were missed, although there was nobody to miss."""
import numpy as np

CAUGHT_BY = "test_a_rate_of_nobody_is_nan"
LESSON = (
    "Your rate is 0 where the group is empty. Then there was nobody to find, and the rate should be "
    "nan."
)


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    detection = np.sum(t & p) / max(np.sum(t), 1)
    false = np.sum(~t & p) / max(np.sum(~t), 1)
    return np.mean(t == p), detection, false
