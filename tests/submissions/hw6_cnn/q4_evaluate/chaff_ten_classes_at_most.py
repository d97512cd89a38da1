"""Looks for the largest of the first ten logits."""

CAUGHT_BY = "test_the_accuracy_is_over_images"
LESSON = (
    "Your accuracy looks at some of the logits only. Take the place of the largest of all of "
    "them."
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
            right += (logits[:, :10].argmax(dim=1) == y).sum().item()
            n += len(y)
    model.train(was_training)
    return total / n, right / n
