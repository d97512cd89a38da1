"""Multiplying the loss before backward multiplies the step."""
CAUGHT_BY = "test_two_steps_by_hand"
LESSON = "Your steps are too long. Call `backward()` on the mean loss itself, not on a multiple of it."


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total = 0.0
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(pred, y)
        optimizer.zero_grad()
        (loss * len(X)).backward()
        optimizer.step()
        total += loss.item() * len(X)
        n += len(X)
    return total / n
