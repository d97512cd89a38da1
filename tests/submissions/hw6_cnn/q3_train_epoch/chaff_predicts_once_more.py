"""Predicts each batch a second time, in training mode, to count what is right."""

CAUGHT_BY = "test_three_steps_of_adam_with_batch_norm"
LESSON = (
    "Your network sees each batch twice in training mode, and batch norm counts both. Let each "
    "batch pass once."
)

def train_epoch(model, loader, loss_fn, optimizer, device):
    right = 0
    model.train()
    total, n = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        right += (model(X).argmax(dim=1) == y).sum().item()
        total += loss.item() * len(y)
        n += len(y)
    return total / n
