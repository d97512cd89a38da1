"""to() returns the moved tensor; without an assignment nothing has moved."""
CAUGHT_BY = "test_batches_are_moved_to_the_device"
LESSON = (
    "Some of your tensors were not moved to the device. Keep what `to` returns, for images and for "
    "labels: `x, y = x.to(device), y.to(device)`."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total = 0.0
    n = 0
    for X, y in loader:
        X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        n += len(X)
    return total / n
