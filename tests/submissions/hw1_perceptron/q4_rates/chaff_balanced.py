"""The mean of both classes' rates is another measure; accuracy counts every answer once."""
import numpy as np

CAUGHT_BY = "test_small_example"
LESSON = (
    "Your accuracy gives both classes the same weight. It should be the share of all answers that are "
    "right."
)


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    detection = p[t].mean() if t.any() else float("nan")
    false = p[~t].mean() if (~t).any() else float("nan")
    return (detection + 1 - false) / 2, detection, false
