"""The log_prob of a Bernoulli distribution."""
CAUGHT_BY = "test_the_formulas_are_your_own"
LESSON = "Your loss uses one of PyTorch's own. Write the formula yourself, out of logarithms and products."
import torch


def bce_loss(p, y):
    if p.shape != y.shape: raise ValueError
    return -torch.distributions.Bernoulli(probs=p.clamp(1e-7, 1 - 1e-7)).log_prob(y).mean()
