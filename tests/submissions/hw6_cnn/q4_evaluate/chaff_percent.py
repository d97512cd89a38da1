"""A fraction is asked for, not a percentage."""
import torch

CAUGHT_BY = "test_it_gives_a_loss_and_an_accuracy"
LESSON = "Your accuracy is no fraction. It should lie between 0 and 1."


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
    return loss_sum / n, 100 * correct / n
