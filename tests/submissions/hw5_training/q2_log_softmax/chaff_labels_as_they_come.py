"""int8 labels raise an IndexError, and uint8 labels count as a mask."""
CAUGHT_BY = "test_labels_of_any_integer_type"
import torch

def ce_from_logits(z, labels):
    return -log_softmax(z)[torch.arange(len(labels)), labels].mean()
