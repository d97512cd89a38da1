"""The zeros of one_hot are kept by their shape, and old ones stay in them."""

import numpy as np

CAUGHT_BY = "test_one_hot_of_a_batch_has_one_per_row"
LESSON = "Your rows keep the ones of an earlier call. Make new zeros in each call."


_rows = {}


def one_hot(labels, n_classes):
    rows = _rows.setdefault((len(labels), n_classes), np.zeros((len(labels), n_classes)))
    rows[np.arange(len(labels)), labels] = 1
    return rows
