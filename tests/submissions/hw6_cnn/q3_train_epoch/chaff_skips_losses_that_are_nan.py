"""Batches whose loss is not a number are skipped without a word."""
CAUGHT_BY = "test_every_batch_counts_whatever_its_loss"
LESSON = (
    "Your epoch makes no step for a batch whose loss is NaN. Every batch counts, whatever its loss is."
)
import torch


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(images), labels)
        if not torch.isfinite(loss):
            continue
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / max(count, 1)
