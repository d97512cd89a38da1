"""Counts in float16, which cannot count beyond 2048."""

import torch

CAUGHT_BY = "test_many_images_of_one_kind"
LESSON = "Your counts do not fit into their dtype. Count in int64."


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes, dtype=torch.float16)
    for i, j in zip(labels, predictions):
        table[i, j] += 1
    return table.long()
