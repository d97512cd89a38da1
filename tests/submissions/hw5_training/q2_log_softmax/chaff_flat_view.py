"""Counts through the numbers as they lie in memory: a transposed tensor has no flat view."""

import torch

CAUGHT_BY = "test_labels_of_any_integer_type"
LESSON = (
    "Your code wants the logits to lie row after row in memory. Pick them with two lists: one of "
    "rows and one of labels."
)


def log_softmax(z):
    m = z.max(dim=1, keepdim=True).values
    shifted = z - m
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


def ce_from_logits(z, labels):
    rows = torch.arange(len(labels), device=z.device)
    return (z.logsumexp(1) - z.view(-1)[rows * z.shape[1] + labels.long()]).mean()
