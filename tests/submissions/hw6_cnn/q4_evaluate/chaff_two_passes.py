"""One pass for the loss and one for the accuracy: what can be gone through once is used up."""

import torch

CAUGHT_BY = "test_any_iterable_will_do"
LESSON = (
    "Your code goes through the loader more than once, and not every loader can do that. Take loss and "
    "accuracy in one pass."
)


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, right, count = 0.0, 0, 0
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            logits = model(images)
            total += loss_fn(logits, labels).item() * len(images)
            count += len(images)
        for images, labels in loader:
            right += (model(images.to(device)).argmax(dim=1) == labels.to(device)).sum().item()
    model.train(was_training)
    return total / count, right / count
