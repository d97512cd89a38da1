"""With >= a probability of exactly one half counts as class 1."""
CAUGHT_BY = "test_exactly_half_counts_as_class_0"
LESSON = "A probability of exactly one half counts as class 1 in your code. It is class 0: use > and not >=."
import torch


def accuracy(model, X, y):
    was_training = [(part, part.training) for part in model.modules()]
    model.eval()
    with torch.no_grad():
        p = model(X)
    for part, mode in was_training:
        part.training = mode
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return ((p >= 0.5) == (y >= 0.5)).float().mean().item()
