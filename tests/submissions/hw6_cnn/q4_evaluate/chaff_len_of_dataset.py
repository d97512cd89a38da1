"""A loader need not have a .dataset: count what comes by."""
import torch

CAUGHT_BY = "test_three_images_and_one"
LESSON = "Your code asks the loader for its dataset, and it may have none. Count the images as they come by."


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
    n = len(loader.dataset)
    model.train(before)
    return loss_sum / n, correct / n
