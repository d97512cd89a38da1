"""The pairs are numbered in the caller's own tensor."""

import torch

CAUGHT_BY = "test_every_image_counts"
LESSON = "Your code writes into the labels that it was given. Make a new tensor."


def confusion(labels, predictions, n_classes):
    labels *= n_classes
    labels += predictions
    return torch.bincount(labels, minlength=n_classes**2).view(n_classes, n_classes)
