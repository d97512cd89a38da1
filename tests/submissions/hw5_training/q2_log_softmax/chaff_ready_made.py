"""PyTorch's own log_softmax: right, but not what was asked for."""
CAUGHT_BY = "test_log_softmax_is_your_own"
LESSON = "Your code lets PyTorch's own log_softmax do the work. Write it yourself, with exp, sum and log."
import torch

def log_softmax(z):
    return torch.nn.functional.log_softmax(z, dim=1)
