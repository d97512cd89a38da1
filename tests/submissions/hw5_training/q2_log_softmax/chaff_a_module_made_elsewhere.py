"""An nn.LogSoftmax that is made outside of the function does the work."""

import torch
from torch import nn

CAUGHT_BY = "test_log_softmax_is_your_own"
LESSON = "Your code lets PyTorch's own log_softmax do the work. Write it yourself, with exp, sum and log."


_layer = nn.LogSoftmax(dim=1)


def log_softmax(z):
    return _layer(z)


def ce_from_logits(z, labels):
    return -log_softmax(z)[torch.arange(len(z)), labels.long()].mean()
