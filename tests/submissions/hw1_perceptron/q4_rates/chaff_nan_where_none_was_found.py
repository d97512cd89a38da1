"""Where there are positives and none was found, the detection rate is 0 and not nan."""
import numpy as np

CAUGHT_BY = "test_a_rate_of_nobody_is_nan"
LESSON = (
    "One of your rates is nan although its group is not empty. A rate is nan only where nobody is in "
    "the group itself. Where nobody was found, the rate is 0."
)


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    found, alarms = np.sum(t & p), np.sum(~t & p)
    detection = found / np.sum(t) if found else float("nan")
    false = alarms / np.sum(~t) if alarms else float("nan")
    return np.mean(t == p), detection, false
