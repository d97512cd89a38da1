"""to() returns the moved tensor; without an assignment nothing has moved."""
import torch

CAUGHT_BY = "test_batches_are_moved_to_the_device"
LESSON = (
    "Some of your tensors were not moved to the device. Keep what `to` returns, for images and for "
    "labels: `x, y = x.to(device), y.to(device)`."
)


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X.to(device)
            y.to(device)
            pred = model(X)
            loss_sum += loss_fn(pred, y).item() * len(X)
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
    model.train(before)
    return loss_sum / n, correct / n
