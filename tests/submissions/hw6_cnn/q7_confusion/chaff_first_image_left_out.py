"""The loop begins at 1: the first image is never counted."""

import torch

CAUGHT_BY = "test_rows_are_the_truth"
LESSON = "Your code leaves an image out of the count. Every image counts, from the first to the last."


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes, dtype=torch.int64)
    for i in range(1, len(labels)):
        table[labels[i], predictions[i]] += 1
    return table
