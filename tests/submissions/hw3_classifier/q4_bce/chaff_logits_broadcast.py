"""The shapes are checked in one of the two losses only."""
CAUGHT_BY = "test_a_column_against_a_row_is_refused"
LESSON = (
    "Your loss accepts targets of another shape than the predictions. They may broadcast to a table, "
    "and its mean means nothing. Compare the whole shapes first, in both losses, and raise a ValueError "
    "where they differ."
)
import torch


def bce_with_logits(z, y):
    return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).mean()
