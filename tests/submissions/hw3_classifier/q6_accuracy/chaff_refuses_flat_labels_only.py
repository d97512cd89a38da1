"""Refuses (n,) but lets (1, 1) broadcast."""
CAUGHT_BY = "test_labels_of_another_shape_are_refused"
LESSON = (
    "Your function accepts labels of another shape than the outputs. Compare the whole shapes, p.shape "
    "and y.shape."
)
import torch


def accuracy(model, X, y):
    if y.dim() == 1:
        raise ValueError("flat")
    was = [(part, part.training) for part in model.modules()]
    model.eval()
    with torch.no_grad():
        p = model(X)
    for part, mode in was:
        part.training = mode
    return ((p > 0.5) == (y > 0.5)).double().mean().item()
