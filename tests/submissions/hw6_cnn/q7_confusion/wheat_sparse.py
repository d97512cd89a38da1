"""A sparse tensor adds up what lies in the same place."""

import torch


def confusion(labels, predictions, n_classes):
    return torch.sparse_coo_tensor(
        torch.stack([labels, predictions]), torch.ones_like(labels), (n_classes, n_classes)
    ).to_dense()
