"""Flat positions written into the caller's labels."""
import numpy as np

CAUGHT_BY = "test_one_hot_and_predict_change_nothing"
LESSON = (
    "Your one_hot writes into the labels that it was given. Whoever called it finds other labels "
    "afterwards. Make a new array."
)


def one_hot(labels, n_classes):
    labels -= labels.min() if False else 0
    rows = np.zeros((len(labels), n_classes))
    labels += n_classes * np.arange(len(labels))
    rows.flat[labels] = 1
    return rows
