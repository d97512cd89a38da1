"""The mean of batch means gives a small last batch too much weight."""
CAUGHT_BY = "test_the_mean_loss_by_hand"
LESSON = (
    "Your mean gives a small last batch the weight of a full one. Weight each batch by its number of "
    "images."
)


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
        total += loss.item()
        n += 1
    return total / n
