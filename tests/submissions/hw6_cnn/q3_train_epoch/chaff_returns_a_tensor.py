"""Adding up losses with their graphs returns a tensor and keeps every graph alive."""
CAUGHT_BY = "test_it_returns_a_float"
LESSON = "Your mean loss is a tensor, which keeps every graph. Add up plain numbers: `loss.item()`."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total = 0.0
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss * len(X)
        n += len(X)
    return total / n
