"""Rows are the truth, columns what was said."""
import torch

CAUGHT_BY = "test_rows_are_the_truth"
LESSON = (
    "Your table lacks some right answers, or it is transposed. Rows are the true labels, columns the "
    "predictions, and right answers count on the diagonal."
)


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes, dtype=torch.int64)
    for truth, said in zip(labels.tolist(), predictions.tolist()):
        table[said, truth] += 1
    return table
