"""The shapes are checked in one of the two losses only."""
CAUGHT_BY = "test_a_column_against_a_row_is_refused"
LESSON = (
    "Your bce_with_logits does not compare the shapes. Raise a ValueError where they differ, as in "
    "bce_loss."
)
import torch


def bce_with_logits(z, y):
    return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).mean()
