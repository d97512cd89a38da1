"""(n, 1) against (n,) compares every answer with every label."""
CAUGHT_BY = "test_flat_labels_are_refused"
LESSON = (
    "Your code compares a column with a flat array, so every answer meets every label. Compare the "
    "shapes first, and raise a ValueError."
)
import torch


def accuracy(model, X, y):
    was_training = [(part, part.training) for part in model.modules()]
    model.eval()
    with torch.no_grad():
        p = model(X)
    for part, mode in was_training:
        part.training = mode
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
