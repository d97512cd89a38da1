"""Batch means, summed and divided by the number of images: too small by the batch size."""
import torch

CAUGHT_BY = "test_three_of_four"
LESSON = (
    "Your batches' means are added up and divided by the number of images. Multiply each by its number "
    "of images first."
)


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss_sum += loss_fn(pred, y).item()
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
    model.train(before)
    return loss_sum / n, correct / n
