"""logsumexp of all differences within a row; the diagonal of all columns."""

import torch


def log_softmax(z):
    return -torch.logsumexp(z[:, None, :] - z[:, :, None], dim=2)


def ce_from_logits(z, labels):
    labels = torch.as_tensor(labels, dtype=torch.long)
    return -torch.diag(log_softmax(z)[:, labels]).mean()
