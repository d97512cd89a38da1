"""The device is an argument, not a name in the code."""
import torch

CAUGHT_BY = "test_batches_are_moved_to_the_device"
LESSON = "Your code does not use the device that was given. Move images and labels to it."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total = 0.0
    n = 0
    for X, y in loader:
        where = "cuda" if torch.cuda.is_available() else "cpu"
        X, y = X.to(where), y.to(where)
        pred = model(X)
        loss = loss_fn(pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        n += len(X)
    return total / n
