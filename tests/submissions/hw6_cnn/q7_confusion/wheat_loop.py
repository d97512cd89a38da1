"""A plain loop over the pairs."""
import torch


def confusion(labels, predictions, n_classes):
    table = torch.zeros((n_classes, n_classes), dtype=torch.int64)
    for truth, said in zip(labels.tolist(), predictions.tolist()):
        table[truth, said] += 1
    return table
