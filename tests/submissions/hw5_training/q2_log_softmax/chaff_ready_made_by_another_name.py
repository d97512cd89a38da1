"""PyTorch's log_softmax, reached by getattr."""

import torch

CAUGHT_BY = "test_log_softmax_is_your_own"
LESSON = "Your code lets PyTorch's own log_softmax do the work. Write it yourself, with exp, sum and log."


def log_softmax(z):
    return getattr(torch, 'log_' + 'softmax')(z, 1)

def ce_from_logits(z, labels):
    return -log_softmax(z)[torch.arange(len(labels)), labels.long()].mean()
