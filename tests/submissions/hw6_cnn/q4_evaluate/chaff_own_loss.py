"""Cross-entropy instead of the loss_fn that is given."""

import torch
from torch import nn

CAUGHT_BY = "test_three_of_four"
LESSON = "Your code does not use the loss that was given. Call `loss_fn(logits, labels)`."


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, right, count = 0.0, 0, 0
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            logits = model(images)
            total += nn.functional.cross_entropy(logits, labels).item() * len(labels)
            right += (logits.argmax(dim=1) == labels).sum().item()
            count += len(labels)
    model.train(was_training)
    return total / count, right / count
