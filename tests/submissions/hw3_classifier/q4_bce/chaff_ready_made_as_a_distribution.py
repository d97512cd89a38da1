"""The log_prob of a Bernoulli distribution."""
CAUGHT_BY = "test_the_formulas_are_your_own"
import torch


def bce_loss(p, y):
    if p.shape != y.shape: raise ValueError
    return -torch.distributions.Bernoulli(probs=p.clamp(1e-7, 1 - 1e-7)).log_prob(y).mean()
