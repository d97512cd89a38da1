"""The mean stays a tensor."""
CAUGHT_BY = "test_right_answers_are_counted"
LESSON = "Your accuracy is a tensor. Return a plain number: `.item()`."
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
    return ((p > 0.5) == (y > 0.5)).float().mean()
