"""A single label's code without its row: shape (k,) instead of (1, k)."""
import numpy as np

CAUGHT_BY = "test_one_hot_of_a_single_label"
LESSON = (
    "Your one_hot gives a flat array for one label. It should have a row for each label, also for a "
    "single one."
)


def one_hot(labels, n_classes):
    return np.squeeze(np.eye(n_classes)[labels])
