"""NumPy refuses to subtract a bool from a bool."""
import numpy as np

CAUGHT_BY = "test_bools_and_numbers_are_welcome"
LESSON = (
    "Your code subtracts bools, and NumPy refuses that. Make arrays of bools first, and compare them "
    "with ==."
)


def rates(y_true, y_pred):
    accuracy = 1 - np.mean(np.abs(y_true - y_pred))
    positives, negatives = y_pred[y_true == 1], y_pred[y_true == 0]
    detection = float(np.mean(positives)) if len(positives) else float("nan")
    false = float(np.mean(negatives)) if len(negatives) else float("nan")
    return accuracy, detection, false
