"""A percentage instead of a share."""
CAUGHT_BY = "test_right_answers_are_counted"
import torch


def accuracy(model, X, y):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        p = model(X)
    model.train(was_training)
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return 100 * ((p > 0.5) == (y > 0.5)).float().mean().item()
