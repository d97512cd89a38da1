"""model.training = mode brings back the outermost module and leaves its layers in eval mode."""

import torch

CAUGHT_BY = "test_nothing_is_left_behind"
LESSON = (
    "Your function leaves the network in another mode than it came in. Note `model.training` first. Set "
    "it back with `model.train(was)`, which reaches all layers, in every case."
)


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, right, count = 0.0, 0, 0
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            logits = model(images)
            total += loss_fn(logits, labels).item() * len(labels)
            right += (logits.argmax(dim=1) == labels).sum().item()
            count += len(labels)
    model.training = was_training
    return total / count, right / count
