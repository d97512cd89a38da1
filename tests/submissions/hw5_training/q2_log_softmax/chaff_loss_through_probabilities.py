"""log_softmax is right, but the loss does not use it."""
CAUGHT_BY = "test_the_loss_of_a_batch"
import torch

def ce_from_logits(z, labels):
    p = torch.softmax(z, dim=1)
    return -torch.log(p[torch.arange(len(labels)), labels.long()]).mean()
