"""Loss first, accuracy second."""
import torch

CAUGHT_BY = "test_three_of_four"
LESSON = "Your function returns the accuracy first. The loss comes first."


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
    model.train(before)
    return correct / n, loss_sum / n
