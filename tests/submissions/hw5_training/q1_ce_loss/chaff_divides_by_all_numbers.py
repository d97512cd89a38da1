"""The mean over all B times C entries of the masked matrix: too small by the number of classes."""
CAUGHT_BY = "test_one_example_costs_minus_log_p"
import torch
import torch.nn.functional as F

def ce_loss(probs, labels):
    return -(F.one_hot(labels, probs.shape[1]) * probs.clamp(min=1e-12).log()).mean()
