"""The hits are counted by a product of int8, which ends at 127; the sums are not."""

import numpy as np

CAUGHT_BY = "test_random_answers"
LESSON = (
    "Your counts run over where there are many points: an int8 ends at 127. Count with sum() of bools or "
    "ints."
)


def rates(y_true, y_pred):
    truth, answer = y_true.astype(np.int8), y_pred.astype(np.int8)
    hits, alarms = int(truth @ answer), int((1 - truth) @ answer)
    positives, negatives = int(truth.sum()), int((1 - truth).sum())
    detection = hits / positives if positives else float("nan")
    return float(np.mean(truth == answer)), detection, alarms / negatives if negatives else float("nan")
