"""table[rows, columns] += 1 counts a repeated pair once."""
import torch

CAUGHT_BY = "test_rows_are_the_truth"
LESSON = (
    "Your code counts a pair once, however often it comes. `table[rows, columns] += 1` does that: use "
    "`index_put_` with accumulate=True, or bincount."
)


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes, dtype=torch.int64)
    table[labels, predictions] += 1
    return table
