"""Softmax first and the logarithm afterwards: a gap of 200 gives -inf."""
CAUGHT_BY = "test_the_example_of_log_softmax"
LESSON = (
    "Your result is infinite where logits lie far apart. Subtract the largest logit of each row first, "
    "and take no logarithm of a softmax."
)
import torch

def log_softmax(z):
    e = torch.exp(z - z.max(dim=1, keepdim=True).values)
    return torch.log(e / e.sum(dim=1, keepdim=True))
