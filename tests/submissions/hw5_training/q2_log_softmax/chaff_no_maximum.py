"""exp of a large logit overflows when nothing is subtracted."""
CAUGHT_BY = "test_the_example_of_log_softmax"
LESSON = (
    "Your result is infinite where logits lie far apart. Subtract the largest logit of each row first, "
    "and take no logarithm of a softmax."
)
import torch

def log_softmax(z):
    return z - torch.log(torch.exp(z).sum(dim=1, keepdim=True))
