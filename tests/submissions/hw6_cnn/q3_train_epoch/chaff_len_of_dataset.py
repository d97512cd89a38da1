"""A loader need not have a .dataset: count what comes by."""
CAUGHT_BY = "test_it_returns_a_float"
LESSON = "Your code asks the loader for its dataset, and it may have none. Count the images as they come by."


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
        total += loss.item() * len(X)
        n += len(X)
    return total / len(loader.dataset)
