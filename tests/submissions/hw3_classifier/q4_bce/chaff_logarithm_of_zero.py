"""No clamp at all: 0 times infinity is NaN."""
CAUGHT_BY = "test_certain_and_wrong_has_a_price"
LESSON = (
    "Your loss is infinite for an answer that is sure and wrong. Clamp the probabilities, with a margin "
    "that float32 can still hold next to 1."
)
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return -torch.where(y > 0.5, torch.log(p), torch.log(1 - p)).mean()
