"""Subtracts the predictions from the caller's labels, in place."""

CAUGHT_BY = "test_nothing_is_left_behind"
LESSON = (
    "Your function changes the labels that it is given. An operation that ends in `_` works in "
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
