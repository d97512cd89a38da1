"""The sum over the batch instead of the mean."""
CAUGHT_BY = "test_each_row_goes_with_its_own_label"
import torch

def ce_loss(probs, labels):
    return -torch.log(probs[torch.arange(len(labels)), labels].clamp(min=1e-12)).sum()
