"""CrossEntropyLoss wants raw logits: a softmax before it is a softmax twice."""
import torch

CAUGHT_BY = "test_two_steps_by_hand"


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total = 0.0
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(torch.softmax(pred, dim=1), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        n += len(X)
    return total / n
