"""The logarithm of the sum is computed under no_grad: right values, wrong gradient."""

import torch

CAUGHT_BY = "test_the_gradient_of_log_softmax"
LESSON = (
    "A part of your result is cut from the graph, so the gradient is wrong. Leave out `no_grad` and "
    "`detach`."
)


def log_softmax(z):
    m = z.max(dim=1, keepdim=True).values
    with torch.no_grad():
        n = (z - m).exp().sum(1, keepdim=True).log() + m
    return z - n

def ce_from_logits(z, labels):
    return -log_softmax(z)[torch.arange(len(labels)), labels.long()].mean()
