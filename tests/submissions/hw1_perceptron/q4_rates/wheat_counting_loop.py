"""Counting by hand in a loop gives the same rates."""
import numpy as np


def rates(y_true, y_pred):
    tp = fp = tn = fn = 0
    for truth, answer in zip(list(y_true), list(y_pred)):
        if truth and answer:
            tp += 1
        elif truth:
            fn += 1
        elif answer:
            fp += 1
        else:
            tn += 1
    n = tp + fp + tn + fn
    detection = tp / (tp + fn) if tp + fn else np.nan
    false = fp / (fp + tn) if fp + tn else np.nan
    return (tp + tn) / n, detection, false
