"""Subtracts the predictions from the caller's labels, in place."""

CAUGHT_BY = "test_three_images_and_one"
LESSON = (
    "Your function changes the batches that it is given. Operations that end in `_`, and `-=`, work in "
    "place."
)

import torch


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, right, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            loss = loss_fn(logits, y)
            total += loss.item() * len(y)
            right += (y.sub_(logits.argmax(dim=1)) == 0).sum().item()
            n += len(y)
    model.train(was_training)
    return total / n, right / n
