"""log(1 + e^z) without the term -y z."""
CAUGHT_BY = "test_logits_by_hand"
LESSON = "Your loss forgets the label. A large logit should cost nothing where the label is 1."
import torch


def bce_with_logits(z, y):
    if z.shape != y.shape:
        raise ValueError("shapes differ")
    return torch.logaddexp(z, torch.zeros_like(z)).mean()
