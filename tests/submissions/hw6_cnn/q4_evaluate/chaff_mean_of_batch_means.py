"""The mean of batch means gives a small last batch too much weight."""
import torch

CAUGHT_BY = "test_three_images_and_one"
LESSON = (
    "Your mean gives a small last batch the weight of a full one. Weight each batch by its number of "
    "images."
)


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    batches = 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss_sum += loss_fn(pred, y).item()
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
            batches += 1
    model.train(before)
    return loss_sum / batches, correct / n
