"""The four counts from one bincount, in float32."""
import numpy as np


def rates(y_true, y_pred):
    pairs = 2 * np.asarray(y_true).astype(int) + np.asarray(y_pred).astype(int)
    tn, fp, fn, tp = np.bincount(pairs, minlength=4).astype(np.float32)
    detection = float(tp / (tp + fn)) if tp + fn else np.nan
    false = float(fp / (fp + tn)) if fp + tn else np.nan
    return float(1 - (fp + fn) / (tn + fp + fn + tp)), detection, false
