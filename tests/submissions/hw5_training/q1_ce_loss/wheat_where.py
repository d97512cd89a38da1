"""torch.where puts 1e-12 in before the logarithm."""

import torch


def ce_loss(probs, labels):
    p = probs.gather(1, labels[:, None])[:, 0]
    safe = torch.where(p < 1e-12, torch.full_like(p, 1e-12), p)
    return -safe.log().mean()
