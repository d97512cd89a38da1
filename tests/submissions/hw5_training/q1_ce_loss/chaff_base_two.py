"""The logarithm to base 2."""
CAUGHT_BY = "test_one_example_costs_minus_log_p"
import torch

def ce_loss(probs, labels):
    return -torch.log2(probs[torch.arange(len(labels)), labels].clamp(min=1e-12)).mean()
