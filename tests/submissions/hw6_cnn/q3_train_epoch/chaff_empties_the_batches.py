"""Overwrites each batch when it has been learned."""

CAUGHT_BY = "test_the_network_is_trained_and_nothing_else"
LESSON = "Your training changes the pictures that it is given. Leave the batches as they are."

def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, n = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        X.zero_()
        total += loss.item() * len(y)
        n += len(y)
    return total / n
