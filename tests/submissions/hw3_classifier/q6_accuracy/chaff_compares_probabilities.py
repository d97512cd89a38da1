"""Probabilities are compared with labels without a threshold."""
CAUGHT_BY = "test_right_answers_are_counted"
LESSON = (
    "Your code compares probabilities with labels. Turn them into answers first: is it more than one "
    "half?"
)
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
    return (p == y).float().mean().item()
