"""Gradients longer than 5 are cut short."""

CAUGHT_BY = "test_three_steps_of_sgd"
LESSON = (
    "Your steps are not those of the optimizer that was given. Take one step for each batch, with "
    "the whole gradient."
)

import torch


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, n = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        total += loss.item() * len(y)
        n += len(y)
    return total / n
