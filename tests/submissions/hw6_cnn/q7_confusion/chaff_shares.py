"""Counts are asked for, not shares of a row."""
import torch

CAUGHT_BY = "test_it_is_a_square_table_of_counts"
LESSON = "Your table holds shares. It should hold counts."


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes)
    for truth, said in zip(labels.tolist(), predictions.tolist()):
        table[truth, said] += 1
    return table / table.sum(dim=1, keepdim=True)
