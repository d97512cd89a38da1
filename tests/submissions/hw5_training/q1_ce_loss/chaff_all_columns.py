"""probs[:, labels] is (B, B): every row is charged for every label of the batch, as in course text 004."""
CAUGHT_BY = "test_each_row_goes_with_its_own_label"
import torch

def ce_loss(probs, labels):
    return torch.mean(-torch.log(probs[:, labels].clamp(min=1e-12)))
