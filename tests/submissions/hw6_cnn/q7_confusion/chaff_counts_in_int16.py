"""Counts in int16, which ends at 32 767."""

CAUGHT_BY = "test_many_images_of_one_kind"
LESSON = (
    "Your counts are kept in a type that is too small for them. Count in int64 from the "
    "beginning."
)

import torch


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes, dtype=torch.int16, device=labels.device)
    ones = torch.ones(len(labels), dtype=torch.int16, device=labels.device)
    return table.index_put_((labels, predictions), ones, accumulate=True).long()
