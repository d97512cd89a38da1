"""Ten classes, however many there are."""

import torch

CAUGHT_BY = "test_classes_that_do_not_occur"
LESSON = "Your table has ten rows whatever is asked. Its size is n_classes."


def confusion(labels, predictions, n_classes):
    t = torch.bincount(labels * 10 + predictions, minlength=100).view(10, 10)
    return t[:n_classes, :n_classes]
