"""Of two logits only the second is looked at."""

import torch

CAUGHT_BY = "test_the_accuracy_is_over_images"
LESSON = "For two classes your code compares one logit with 0. The larger of the two logits wins."


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, right, number = 0.0, 0, 0
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            logits = model(images)
            total += loss_fn(logits, labels).item() * len(labels)
            right += ((logits.argmax(dim=1) if logits.shape[1] != 2 else (logits[:, 1] > 0).long()) == labels).sum().item()
            number += len(labels)
    model.train(was_training)
    return total / number, right / number
