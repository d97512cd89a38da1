"""torch.set_grad_enabled(False) is never taken back: nothing can be trained afterwards."""
CAUGHT_BY = "test_weights_and_gradients_stay"
LESSON = (
    "Your function leaves gradient recording switched off. Use `with torch.no_grad():`, which sets it "
    "back."
)
import torch


def accuracy(model, X, y):
    was_training = [(part, part.training) for part in model.modules()]
    model.eval()
    torch.set_grad_enabled(False)
    p = model(X)
    for part, mode in was_training:
        part.training = mode
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
