"""int8 labels raise an IndexError, and uint8 labels count as a mask."""
CAUGHT_BY = "test_labels_of_any_integer_type"
LESSON = (
    "Your labels are used for indexing as they come, and PyTorch does not take every integer type. "
    "Convert them: `labels.long()`."
)
import torch

def ce_from_logits(z, labels):
    return -log_softmax(z)[torch.arange(len(labels)), labels].mean()
