"""Where there are positives and none was found, the detection rate is 0 and not nan."""
import numpy as np

CAUGHT_BY = "test_a_rate_of_nobody_is_nan"


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    found, alarms = np.sum(t & p), np.sum(~t & p)
    detection = found / np.sum(t) if found else float("nan")
    false = alarms / np.sum(~t) if alarms else float("nan")
    return np.mean(t == p), detection, false
