"""The global seed is set before measuring."""

import torch

CAUGHT_BY = "test_everything_else_is_as_it_was"
LESSON = (
    "Your function sets the seed of all random numbers. A measurement should leave it alone: what comes "
    "after it would repeat itself."
)


def accuracy(model, X, y):
    torch.manual_seed(0)
    mode = model.training
    model.eval()
    with torch.no_grad():
        p = model(X)
    model.train(mode)
    if p.shape != y.shape:
        raise ValueError("the shapes differ")
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
