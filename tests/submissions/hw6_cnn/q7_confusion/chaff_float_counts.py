"""torch.zeros makes float32 counts unless told otherwise."""
import torch

CAUGHT_BY = "test_it_is_a_square_table_of_counts"
LESSON = "Your counts are floats. Make the table int64."


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes)
    for truth, said in zip(labels.tolist(), predictions.tolist()):
        table[truth, said] += 1
    return table
