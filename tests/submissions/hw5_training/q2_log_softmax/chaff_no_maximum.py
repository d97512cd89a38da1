"""exp of a large logit overflows when nothing is subtracted."""
CAUGHT_BY = "test_large_gaps_and_large_logits_stay_finite"
import torch

def log_softmax(z):
    return z - torch.log(torch.exp(z).sum(dim=1, keepdim=True))
