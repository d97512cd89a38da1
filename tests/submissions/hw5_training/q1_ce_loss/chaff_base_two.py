"""The logarithm to base 2."""
CAUGHT_BY = "test_one_example_costs_minus_log_p"
LESSON = "Your logarithm has base 2. The loss needs the natural one: `torch.log`."
import torch

def ce_loss(probs, labels):
    return -torch.log2(probs[torch.arange(len(labels)), labels].clamp(min=1e-12)).mean()
