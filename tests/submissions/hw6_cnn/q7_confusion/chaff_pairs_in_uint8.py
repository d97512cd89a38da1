"""The number of a pair begins again after 255."""
CAUGHT_BY = "test_many_classes"
LESSON = "Your numbers of pairs do not fit into their dtype. Count in int64."
import torch


def confusion(labels, predictions, n_classes):
    pairs = (labels.to(torch.uint8) * n_classes + predictions.to(torch.uint8)).long()
    return torch.bincount(pairs, minlength=n_classes * n_classes)[: n_classes * n_classes].reshape(n_classes, n_classes)
