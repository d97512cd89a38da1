"""One step an epoch follows the last batch alone."""
CAUGHT_BY = "test_two_steps_by_hand"
LESSON = "Your code takes one step for the whole epoch. Look whether `step()` stands inside the loop."


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
        total += loss.item() * len(X)
        n += len(X)
    optimizer.step()
    return total / n
