"""exp of a large logit overflows when nothing is subtracted."""
CAUGHT_BY = "test_the_example_of_log_softmax"
import torch

def log_softmax(z):
    return z - torch.log(torch.exp(z).sum(dim=1, keepdim=True))
