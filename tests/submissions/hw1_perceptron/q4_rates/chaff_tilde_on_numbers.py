"""~0 is -1 and ~1 is -2: on numbers, ~ does not mean not."""
import numpy as np

CAUGHT_BY = "test_returns_three_numbers"
LESSON = (
    "Your code uses ~ on numbers. There ~0 is -1 and ~1 is -2, so it does not mean \"not\". Turn the "
    "labels into bools first."
)


def rates(y_true, y_pred):
    def share(a, b):
        return np.sum(a) / np.sum(b) if np.any(b) else np.nan

    accuracy = np.mean(y_true == y_pred)
    return accuracy, share(y_true & y_pred, y_true), share(~y_true & y_pred, ~y_true)
