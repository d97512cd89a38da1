"""A small last batch is trained on too."""
CAUGHT_BY = "test_every_batch_and_the_loss_that_is_given"
LESSON = (
    "Your epoch leaves batches out. Go through all of them, the small last one too, and return after "
    "the loop."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total = 0.0
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        if n and len(X) < size:
            break
        size = len(X)
        pred = model(X)
        loss = loss_fn(pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        n += len(X)
    return total / n
