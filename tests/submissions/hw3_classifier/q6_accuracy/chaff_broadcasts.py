"""(n, 1) against (n,) compares every answer with every label."""
CAUGHT_BY = "test_labels_of_another_shape_are_refused"
import torch


def accuracy(model, X, y):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        p = model(X)
    model.train(was_training)
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
