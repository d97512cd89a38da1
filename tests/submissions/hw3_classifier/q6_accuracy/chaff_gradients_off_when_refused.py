"""Where labels are refused, gradient recording stays off."""

import torch

CAUGHT_BY = "test_everything_else_is_as_it_was"
LESSON = (
    "Your function leaves gradient recording off where it refuses labels. `with torch.no_grad():` ends by "
    "itself, also by an error."
)


def accuracy(model, X, y):
    mode, on = model.training, torch.is_grad_enabled()
    model.eval()
    torch.set_grad_enabled(False)
    p = model(X)
    model.train(mode)
    if p.shape != y.shape:
        raise ValueError("the shapes differ")
    torch.set_grad_enabled(on)
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
