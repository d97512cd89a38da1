"""Counts the second largest logit, too, where there are many classes."""

import torch

CAUGHT_BY = "test_the_accuracy_is_over_images"
LESSON = "Your code counts some wrong answers as right. Only the largest logit is the answer."


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, right, number = 0.0, 0, 0
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            logits = model(images)
            total += loss_fn(logits, labels).item() * len(labels)
            right += ((logits.argmax(dim=1) == labels) if logits.shape[1] <= 10 else (logits.topk(2).indices == labels[:, None]).any(1)).sum().item()
            number += len(labels)
    model.train(was_training)
    return total / number, right / number
