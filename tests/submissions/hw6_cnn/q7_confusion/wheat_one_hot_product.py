"""One-hot rows multiplied: truth transposed times predictions."""
import torch
import torch.nn.functional as F


def confusion(labels, predictions, n_classes):
    truth = F.one_hot(labels, n_classes).double()
    said = F.one_hot(predictions, n_classes).double()
    return (truth.T @ said).round().long()
