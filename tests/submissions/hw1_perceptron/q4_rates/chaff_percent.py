"""Rates are asked for between 0 and 1, not in percent."""
import numpy as np

CAUGHT_BY = "test_returns_three_numbers"
LESSON = "Your rates are in percent. They should be shares between 0 and 1."


def rates(y_true, y_pred):
    t, p = np.asarray(y_true).astype(bool), np.asarray(y_pred).astype(bool)
    return 100 * np.mean(t == p), 100 * np.mean(p[t]), 100 * np.mean(p[~t])
