"""A softmax of what are already probabilities."""
CAUGHT_BY = "test_one_example_costs_minus_log_p"
LESSON = "Your code applies a softmax. What comes in are probabilities already."
import torch

def ce_loss(probs, labels):
    probs = torch.softmax(probs, dim=1)
    return -torch.log(probs[torch.arange(len(labels)), labels]).mean()
