"""The loss function is an argument."""
import torch.nn.functional as F

CAUGHT_BY = "test_it_returns_a_float"
LESSON = "Your code does not use the loss that was given. Call `loss_fn(logits, labels)`."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total = 0.0
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = F.cross_entropy(pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        n += len(X)
    return total / n
