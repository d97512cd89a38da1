"""The function goes on until the loader ends."""
import torch

CAUGHT_BY = "test_three_images_and_one"
LESSON = "Your code leaves batches out. Go through all of them, the small last one too, and return after the loop."


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
            break
    model.train(before)
    return loss_sum / n, correct / n
