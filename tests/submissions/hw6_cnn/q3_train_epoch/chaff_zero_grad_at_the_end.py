"""Clearing after the step trusts that the gradients were empty at the start."""
CAUGHT_BY = "test_old_gradients_do_not_count"
LESSON = (
    "Your first step still adds to gradients that the network came in with. Empty them before each "
    "`backward()`."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total = 0.0
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(pred, y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        total += loss.item() * len(X)
        n += len(X)
    return total / n
