"""A dictionary instead of three numbers."""
import numpy as np

CAUGHT_BY = "test_returns_three_numbers"
LESSON = (
    "Your function returns a dictionary. It should return three numbers: `return accuracy, detection, "
    "false_positives`."
)


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    return {"accuracy": np.mean(t == p), "detection": np.mean(p[t]), "false_positives": np.mean(p[~t])}
