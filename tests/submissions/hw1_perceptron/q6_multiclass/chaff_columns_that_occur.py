"""n_classes columns, also where the last classes do not occur."""
import numpy as np

CAUGHT_BY = "test_one_hot_of_a_batch_has_one_per_row"
LESSON = (
    "Your one_hot makes columns only for the labels that occur. There should be n_classes columns in "
    "any case."
)


def one_hot(labels, n_classes):
    rows = np.zeros((len(labels), max(n_classes, 1)))
    rows[np.arange(len(labels)), labels] = 1
    return rows[:, : max(3, labels.max() + 1)] if len(labels) > 2 else rows
