"""Labels whose shape broadcasts to that of the logits are let through."""

import torch

CAUGHT_BY = "test_a_column_against_a_row_is_refused"
LESSON = (
    "Your loss accepts targets of another shape than the predictions. They may broadcast to a table, "
    "and its mean means nothing. Compare the whole shapes first, in both losses, and raise a ValueError "
    "where they differ."
)


def bce_with_logits(z, y):
    if z.dim() != y.dim() or len(z) != len(y) or torch.broadcast_shapes(z.shape, y.shape) != z.shape:
        raise ValueError("the shapes differ")
    return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).mean()
