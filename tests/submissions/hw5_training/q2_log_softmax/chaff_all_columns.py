"""Every row with every label again: the (B, B) matrix."""
CAUGHT_BY = "test_the_loss_of_a_batch"
LESSON = "Your loss charges every row for every label. Pair each row with its own."
import torch

def ce_from_logits(z, labels):
    return -log_softmax(z)[:, labels.long()].mean()
