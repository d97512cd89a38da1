"""Asks the device for its type, which a str does not have."""

CAUGHT_BY = "test_any_iterable_will_do"
LESSON = (
    "Your function fails where the device is a str such as 'cpu'. Hand it to `.to(device)` as it "
    "is."
)

import torch


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, right, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device, non_blocking=device.type == "cuda"), y.to(device, non_blocking=device.type == "cuda")
            logits = model(X)
            loss = loss_fn(logits, y)
            total += loss.item() * len(y)
            right += (logits.argmax(dim=1) == y).sum().item()
            n += len(y)
    model.train(was_training)
    return total / n, right / n
