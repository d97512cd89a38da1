"""The mean of batch accuracies gives a small last batch too much weight."""
import torch

CAUGHT_BY = "test_three_images_and_one"
LESSON = (
    "Your mean gives a small last batch the weight of a full one. Count right answers and images, and "
    "divide at the end."
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
            loss_sum += loss_fn(pred, y).item() * len(X)
            correct += (pred.argmax(1) == y).float().mean().item()
            n += len(X)
            batches += 1
    model.train(before)
    return loss_sum / n, correct / batches
