"""Softmax without a logarithm."""
CAUGHT_BY = "test_probabilities_of_a_row_sum_to_one"
LESSON = (
    "Your result is not the logarithm of probabilities. Subtract the logarithm of the sum from each "
    "logit."
)
import torch

def log_softmax(z):
    e = torch.exp(z - z.max(dim=1, keepdim=True).values)
    return e / e.sum(dim=1, keepdim=True)

def ce_from_logits(z, labels):
    logs = z - torch.logsumexp(z, dim=1, keepdim=True)
    return -logs[torch.arange(len(labels)), labels.long()].mean()
