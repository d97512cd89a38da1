"""The model is measured in training mode, with dropout at work."""
CAUGHT_BY = "test_the_model_runs_in_eval_mode"
LESSON = "Your model is measured in training mode, with dropout at work. Call `model.eval()` first."
import torch


def accuracy(model, X, y):
    with torch.no_grad():
        p = model(X)
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
