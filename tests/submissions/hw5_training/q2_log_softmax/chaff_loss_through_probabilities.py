"""log_softmax is right, but the loss does not use it."""
CAUGHT_BY = "test_two_equal_logits_cost_log_two"
LESSON = "Your loss goes through probabilities. Use your log_softmax."
import torch

def ce_from_logits(z, labels):
    p = torch.softmax(z, dim=1)
    return -torch.log(p[torch.arange(len(labels)), labels.long()]).mean()
