"""The parameters are frozen for the measurement, and stay so."""

import torch

CAUGHT_BY = "test_nothing_is_left_behind"
LESSON = (
    "Your function changes which parameters require a gradient. Use `with torch.no_grad():` and leave "
    "them alone."
)


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    model.requires_grad_(False)
    total, right, count = 0.0, 0, 0
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            logits = model(images)
            total += loss_fn(logits, labels).item() * len(labels)
            right += (logits.argmax(dim=1) == labels).sum().item()
            count += len(labels)
    model.train(was_training)
    return total / count, right / count
