"""The last batch's numbers are not the loader's."""
import torch

CAUGHT_BY = "test_three_images_and_one"
LESSON = "Your numbers are those of the last batch. Add up over all batches."


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss_sum = loss_fn(pred, y).item() * len(X)
            correct = (pred.argmax(1) == y).sum().item()
            n = len(X)
    model.train(before)
    return loss_sum / n, correct / n
