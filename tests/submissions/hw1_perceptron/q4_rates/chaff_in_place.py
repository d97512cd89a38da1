"""The answers and the hits are written into the caller's arrays."""
import numpy as np

CAUGHT_BY = "test_the_arguments_stay_as_they_were"
LESSON = (
    "Your code writes into the arrays that it was given. Whoever called it finds other values "
    "afterwards. Work on copies."
)


def rates(y_true, y_pred):
    def share(hits):
        return float(hits.mean()) if hits.size else float("nan")

    positive = np.array(y_true, dtype=bool)
    y_pred[:] = y_pred > 0.5
    answer = y_pred.astype(bool)
    right = y_true
    right[:] = answer == positive
    return share(right.astype(bool)), share(answer[positive]), share(answer[~positive])
