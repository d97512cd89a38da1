"""Saves memory: labels above 127 become negative."""

CAUGHT_BY = "test_labels_of_any_integer_type"
LESSON = (
    "Your code puts labels into a type that is too small for them. Large labels become other "
    "numbers. Use `.long()`."
)

import torch


def ce_from_logits(z, labels):
    labels = labels.to(torch.int8)
    return -log_softmax(z)[torch.arange(len(labels)), labels.long()].mean()
