"""It stops where the loss is as good as 0."""
CAUGHT_BY = "test_every_batch_counts_whatever_its_loss"
LESSON = "Your epoch ends where the loss is nearly 0. Every batch counts, whatever its loss is."
import torch


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        if loss.item() < 1e-9:
            break
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / max(count, 1)
