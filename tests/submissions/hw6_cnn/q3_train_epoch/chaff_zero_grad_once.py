"""Clearing once an epoch is not clearing for every batch."""
CAUGHT_BY = "test_two_steps_by_hand"
LESSON = "Your gradients pile up: each `backward()` adds to what is there. Empty them before each batch."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    optimizer.zero_grad()
    total = 0.0
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(pred, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        n += len(X)
    return total / n
