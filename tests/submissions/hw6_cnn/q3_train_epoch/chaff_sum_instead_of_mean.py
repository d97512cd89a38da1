"""The mean is asked for, not the sum."""
CAUGHT_BY = "test_the_mean_loss_by_hand"
LESSON = "Your function returns a sum. Divide by the number of images."


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
    return total
