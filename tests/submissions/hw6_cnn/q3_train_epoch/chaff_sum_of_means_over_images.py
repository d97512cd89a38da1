"""Batch means, summed and divided by the number of images, are too small by the batch size."""
CAUGHT_BY = "test_the_mean_loss_by_hand"
LESSON = (
    "Your batches' means are added up and divided by the number of images. Multiply each by its number "
    "of images first."
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
        n += len(X)
    return total / n
