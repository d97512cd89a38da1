"""The sum runs over the batch instead of the classes."""
CAUGHT_BY = "test_probabilities_of_a_row_sum_to_one"
LESSON = "Your sum runs over the rows. It should run over the classes of each row: the last dimension."
import torch

def log_softmax(z):
    z = z - z.max(dim=0, keepdim=True).values
    return z - torch.log(torch.exp(z).sum(dim=0, keepdim=True))

def ce_from_logits(z, labels):
    logs = z - torch.logsumexp(z, dim=1, keepdim=True)
    return -logs[torch.arange(len(labels)), labels.long()].mean()
