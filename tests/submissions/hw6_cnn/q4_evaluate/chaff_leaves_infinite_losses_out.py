"""A loss that is infinite is a loss, and so is the mean."""
import torch

CAUGHT_BY = "test_any_iterable_will_do"
LESSON = "Your mean leaves out some batches, by what their loss is. Each batch counts, also when its loss is not a number."


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss = loss_fn(pred, y).item()
            if loss != float("inf"):
                loss_sum += loss * len(X)
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
    model.train(before)
    return loss_sum / n, correct / n
