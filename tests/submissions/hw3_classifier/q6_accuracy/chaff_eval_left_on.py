"""eval() is never taken back: later training runs without dropout."""
CAUGHT_BY = "test_training_mode_is_back"
LESSON = (
    "Your function leaves the model in another mode than it came in. Note `model.training` first, and "
    "set it back in every case."
)
import torch


def accuracy(model, X, y):
    model.eval()
    with torch.no_grad():
        p = model(X)
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
