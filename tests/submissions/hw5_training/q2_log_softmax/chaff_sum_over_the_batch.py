"""The rows' losses are added up: right for one row, four times too large for four."""
CAUGHT_BY = "test_two_equal_logits_cost_log_two"
LESSON = "Your loss is a sum over the rows. It should be the mean."
import torch

def ce_from_logits(z, labels):
    return -log_softmax(z)[torch.arange(len(labels)), labels.long()].sum()
