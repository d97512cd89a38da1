"""Divides by the length of the dataset, of which the loader may leave some out."""

import torch

CAUGHT_BY = "test_any_iterable_will_do"
LESSON = (
    "Your code divides by the size of the dataset. Count the images that come by: a loader may "
    "leave some out."
)


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, right, number = 0.0, 0, 0
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            logits = model(images)
            total += loss_fn(logits, labels).item() * len(labels)
            right += (logits.argmax(dim=1) == labels).sum().item()
            number += len(labels)
    model.train(was_training)
    number = len(loader.dataset) if hasattr(loader, 'dataset') else number
    return total / number, right / number
