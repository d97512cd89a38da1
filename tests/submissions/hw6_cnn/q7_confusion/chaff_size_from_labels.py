"""A class that happens not to occur still has its row and column."""
import torch

CAUGHT_BY = "test_classes_that_do_not_occur"
LESSON = "Your table is too small where a class does not occur. Its size is n_classes."


def confusion(labels, predictions, n_classes):
    n = max(3, int(max(labels.max(), predictions.max())) + 1) if len(labels) else n_classes
    table = torch.zeros(n, n, dtype=torch.int64)
    for truth, said in zip(labels.tolist(), predictions.tolist()):
        table[truth, said] += 1
    return table
