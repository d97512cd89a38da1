"""train() at the end, also for a model that was in eval mode."""
CAUGHT_BY = "test_the_model_is_back_in_its_mode"
LESSON = (
    "Your function leaves the model in another mode than it came in. Note `model.training` first, and "
    "set it back in every case."
)
import torch


def accuracy(model, X, y):
    model.eval()
    with torch.no_grad():
        p = model(X)
    model.train()
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
