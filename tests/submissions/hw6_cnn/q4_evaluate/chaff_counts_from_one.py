"""A 1 added against a division by zero is an image that is not there."""
import torch

CAUGHT_BY = "test_three_of_four"
LESSON = "Your count of images is too large: it begins above 0. Begin at 0; there is at least one batch."


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 1
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss_sum += loss_fn(pred, y).item() * len(X)
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
    model.train(before)
    return loss_sum / n, correct / n
