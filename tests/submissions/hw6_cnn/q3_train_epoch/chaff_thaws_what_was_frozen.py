"""Makes all parameters learn, also those that came frozen."""

CAUGHT_BY = "test_the_network_is_trained_and_nothing_else"
LESSON = "Your training makes all of the network learn. What is frozen stays so."

def train_epoch(model, loader, loss_fn, optimizer, device):
    for parameter in model.parameters():
        parameter.requires_grad_(True)
    model.train()
    total, n = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        n += len(y)
    return total / n
