"""table[rows, columns] += 1 counts a repeated pair once."""
import torch

CAUGHT_BY = "test_rows_are_the_truth"


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes, dtype=torch.int64)
    table[labels, predictions] += 1
    return table
