"""A batch whose loss is not a number costs nothing."""

CAUGHT_BY = "test_any_iterable_will_do"
LESSON = (
    "Your mean leaves out some batches, by what their loss is. Each batch counts, also when its "
    "loss is not a number."
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
            if torch.isfinite(loss):
                total += loss.item() * len(y)
            right += (logits.argmax(dim=1) == y).sum().item()
            n += len(y)
    model.train(was_training)
    return total / n, right / n
