"""Without a look at the shapes (n, 1) against (n,) becomes an n by n table."""
CAUGHT_BY = "test_a_column_against_a_row_is_refused"
LESSON = (
    "Your loss accepts targets of another shape than the predictions. They may broadcast to a table, "
    "and its mean means nothing. Compare the whole shapes first, in both losses, and raise a ValueError "
    "where they differ."
)
import torch


def bce_loss(p, y):
    p = p.clamp(1e-7, 1 - 1e-7)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


def bce_with_logits(z, y):
    return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).mean()
