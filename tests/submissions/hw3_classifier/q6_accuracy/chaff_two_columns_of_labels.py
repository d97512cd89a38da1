"""Lengths and numbers of dimensions are compared, so two columns of labels pass."""

import torch

CAUGHT_BY = "test_labels_of_another_shape_are_refused"
LESSON = (
    "Your function accepts labels of another shape than the outputs. Compare the whole shapes, p.shape "
    "and y.shape."
)


def accuracy(model, X, y):
    mode = model.training
    model.eval()
    with torch.no_grad():
        p = model(X)
    model.train(mode)
    if len(p) != len(y) or p.dim() != y.dim():
        raise ValueError("the shapes differ")
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
