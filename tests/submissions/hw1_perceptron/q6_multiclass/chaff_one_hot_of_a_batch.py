"""rows[:, labels] = 1 writes a 1 into these columns of every row."""
import numpy as np

CAUGHT_BY = "test_one_hot_of_two_labels"
LESSON = (
    "Your one_hot writes each label's 1 into all rows. Pair each row with its own label: "
    "`rows[np.arange(len(labels)), labels] = 1`."
)


def one_hot(labels, n_classes):
    rows = np.zeros((len(labels), n_classes), dtype=np.int8)
    rows[:, labels] = 1
    return rows
