"""Afterwards the network is as it was, not in eval mode."""
import torch

CAUGHT_BY = "test_eval_mode_and_back"
LESSON = (
    "Your function leaves the network in another mode than it came in. Note `model.training` first. Set "
    "it back with `model.train(was)`, which reaches all layers, in every case."
)


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss_sum += loss_fn(pred, y).item() * len(X)
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
    return loss_sum / n, correct / n
