"""Counts in uint8, which begins again after 255."""

import torch

CAUGHT_BY = "test_many_images_of_one_kind"
LESSON = "Your counts do not fit into their dtype. Count in int64."


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes, dtype=torch.uint8)
    for i, j in zip(labels, predictions):
        table[i, j] += 1
    return table.long()
