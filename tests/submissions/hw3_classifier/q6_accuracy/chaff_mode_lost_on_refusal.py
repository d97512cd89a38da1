"""Raises before the mode is restored: refused labels leave the model in eval mode."""
CAUGHT_BY = "test_the_model_is_back_in_its_mode"
LESSON = (
    "Your function leaves the model in another mode than it came in. Note `model.training` first, and "
    "set it back in every case."
)
import torch


def accuracy(model, X, y):
    was = [(part, part.training) for part in model.modules()]
    model.eval()
    with torch.no_grad():
        p = model(X)
    if p.shape != y.shape:
        raise ValueError("shapes")
    for part, mode in was:
        part.training = mode
    return ((p > 0.5) == (y > 0.5)).double().mean().item()
