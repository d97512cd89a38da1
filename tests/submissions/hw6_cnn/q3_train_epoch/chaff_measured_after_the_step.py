"""The loss of the prediction before the step, not after it."""
CAUGHT_BY = "test_the_mean_loss_by_hand"
LESSON = "Your loss is measured after the step. Use the loss that you called `backward()` on."


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
        loss = loss_fn(model(X), y)
        total += loss.item() * len(X)
        n += len(X)
    return total / n
