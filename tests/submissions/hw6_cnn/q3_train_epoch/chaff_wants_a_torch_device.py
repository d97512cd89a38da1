"""Asks the device for its type, which a str does not have."""

CAUGHT_BY = "test_any_iterable_will_do"
LESSON = (
    "Your function fails where the device is a str such as `'cpu'`. Hand it to `.to(device)` as "
    "it is."
)

def train_epoch(model, loader, loss_fn, optimizer, device):
    is_gpu = device.type == "cuda"
    model.train()
    total, n = 0.0, 0
    for X, y in loader:
        X, y = X.to(device, non_blocking=is_gpu), y.to(device, non_blocking=is_gpu)
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        n += len(y)
    return total / n
