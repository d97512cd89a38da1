"""Where one class is missing, only that class's rate is nan."""
import numpy as np

CAUGHT_BY = "test_a_rate_of_nobody_is_nan"
LESSON = (
    "One of your rates is nan although its group is not empty. A rate is nan only where nobody is in "
    "the group itself. Where nobody was found, the rate is 0."
)


def rates(y_true, y_pred):
    truth, answer = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    if truth.all() or not truth.any():
        return float(np.mean(truth == answer)), float("nan"), float("nan")
    return np.mean(truth == answer), np.mean(answer[truth]), np.mean(answer[~truth])
