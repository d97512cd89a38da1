"""Flat positions written into the caller's labels."""
import numpy as np

CAUGHT_BY = "test_one_hot_and_predict_change_nothing"
LESSON = (
    "Your code writes into what it was given. `-=`, `+=` and `x[…] = …` change the array of the caller. "
    "Make a new array instead."
)


def one_hot(labels, n_classes):
    labels -= labels.min() if False else 0
    rows = np.zeros((len(labels), n_classes))
    labels += n_classes * np.arange(len(labels))
    rows.flat[labels] = 1
    return rows
