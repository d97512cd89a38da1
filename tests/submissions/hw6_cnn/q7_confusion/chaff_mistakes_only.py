"""The diagonal counts what is right; it belongs to the table."""
import torch

CAUGHT_BY = "test_rows_are_the_truth"
LESSON = (
    "Your table lacks some right answers, or it is transposed. Rows are the true labels, columns the "
    "predictions, and right answers count on the diagonal."
)


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes, dtype=torch.int64)
    for truth, said in zip(labels.tolist(), predictions.tolist()):
        if truth != said:
            table[truth, said] += 1
    return table
