"""Counts in int8 end at 127: right for a dozen dragons, wrong for two hundred."""
import numpy as np

CAUGHT_BY = "test_random_answers"
LESSON = (
    "Your counts are kept in a dtype that is too small for them. An int8 ends at 127. Count with "
    "`np.sum` on bools."
)


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(np.int8), np.asarray(y_pred).astype(np.int8)
    positives, negatives = int(t @ t), int((1 - t) @ (1 - t))
    detection = int(t @ p) / positives if positives else float("nan")
    false = int((1 - t) @ p) / negatives if negatives else float("nan")
    return np.mean(t == p), detection, false
