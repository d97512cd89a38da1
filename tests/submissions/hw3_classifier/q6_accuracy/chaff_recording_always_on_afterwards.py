"""Switches recording on at the end, also where the caller had it off."""
CAUGHT_BY = "test_everything_else_is_as_it_was"
LESSON = (
    "Your function leaves gradient recording on where it was off. Use `with torch.no_grad():`, which "
    "sets it back as it was."
)
import torch


def accuracy(model, X, y):
    was = [(part, part.training) for part in model.modules()]
    model.eval()
    torch.set_grad_enabled(False)
    p = model(X)
    torch.set_grad_enabled(True)
    for part, mode in was:
        part.training = mode
    if p.shape != y.shape:
        raise ValueError("shapes")
    return ((p > 0.5) == (y > 0.5)).double().mean().item()
