"""The answers and the hits are written into the caller's arrays."""
import numpy as np

CAUGHT_BY = "test_the_arguments_stay_as_they_were"


def rates(y_true, y_pred):
    def share(hits):
        return float(hits.mean()) if hits.size else float("nan")

    positive = np.array(y_true, dtype=bool)
    y_pred[:] = y_pred > 0.5
    answer = y_pred.astype(bool)
    right = y_true
    right[:] = answer == positive
    return share(right.astype(bool)), share(answer[positive]), share(answer[~positive])
