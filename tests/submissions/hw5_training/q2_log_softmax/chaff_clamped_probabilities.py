"""Clamping probabilities makes the value finite, but wrong, and the gradient 0."""
CAUGHT_BY = "test_the_example_of_log_softmax"
LESSON = "Your code cuts off small probabilities. Work with the logits, and no bound is needed."
import torch

def log_softmax(z):
    e = torch.exp(z - z.max(dim=1, keepdim=True).values)
    return torch.log((e / e.sum(dim=1, keepdim=True)).clamp(min=1e-12))
