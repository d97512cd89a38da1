"""Labels whose shape broadcasts to that of the logits are let through."""

import torch

CAUGHT_BY = "test_a_column_against_a_row_is_refused"
LESSON = (
    "Your function accepts labels of another shape, if they broadcast. Compare the shapes themselves: "
    "they must be the same."
)


def bce_with_logits(z, y):
    if z.dim() != y.dim() or len(z) != len(y) or torch.broadcast_shapes(z.shape, y.shape) != z.shape:
        raise ValueError("the shapes differ")
    return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).mean()
