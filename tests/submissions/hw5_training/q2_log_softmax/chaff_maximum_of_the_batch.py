"""The largest logit of the whole batch is subtracted: rows far below it underflow."""
CAUGHT_BY = "test_the_example_of_log_softmax"
LESSON = "Your code subtracts the largest logit of the whole batch. Each row needs its own."
import torch

def log_softmax(z):
    z = z - z.max()
    return z - torch.log(torch.exp(z).sum(dim=1, keepdim=True))
