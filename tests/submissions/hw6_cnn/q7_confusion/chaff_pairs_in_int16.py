"""Numbers the pairs in int16, too small for the pairs of 200 classes."""

CAUGHT_BY = "test_many_classes"
LESSON = "Your numbers for the pairs are kept in a type that is too small for many classes. Use int64."

import torch


def confusion(labels, predictions, n_classes):
    pairs = (labels.short() * n_classes + predictions.short()).long()
    table = torch.zeros(n_classes * n_classes, dtype=torch.int64, device=labels.device)
    table.index_put_((pairs,), torch.ones_like(pairs), accumulate=True)
    return table.reshape(n_classes, n_classes)
