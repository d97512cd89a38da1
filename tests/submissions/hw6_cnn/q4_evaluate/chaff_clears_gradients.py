"""Clearing gradients changes the network that is measured."""
import torch

CAUGHT_BY = "test_nothing_is_left_behind"
LESSON = "Your function changes the gradients that the network holds. Measuring should leave them alone."


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.zero_grad()
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss_sum += loss_fn(pred, y).item() * len(X)
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
    model.train(before)
    return loss_sum / n, correct / n
