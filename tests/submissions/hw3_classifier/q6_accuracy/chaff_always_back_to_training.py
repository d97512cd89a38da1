"""train() at the end, also for a model that was in eval mode."""
CAUGHT_BY = "test_the_model_is_back_in_its_mode"
LESSON = (
    "Your function puts the model into training mode at the end, even if it came in eval mode. Note the "
    "mode first, and set it back."
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
