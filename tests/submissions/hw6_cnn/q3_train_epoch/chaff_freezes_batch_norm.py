"""Batch norm in eval mode belongs to fine-tuning: here it must use and learn each batch's statistics."""
import torch.nn as nn

CAUGHT_BY = "test_three_steps_of_adam_with_batch_norm"
LESSON = "Your batch norm stays in eval mode. In training it should use and learn each batch's own numbers."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()
    total = 0.0
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        n += len(X)
    return total / n
