"""A new optimizer every batch forgets its momentum."""
import torch

CAUGHT_BY = "test_two_steps_by_hand"
LESSON = (
    "Your code does not step with the optimizer that was given. Call its `step()`, and make none of "
    "your own."
)


def train_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total = 0.0
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(pred, y)
        optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        n += len(X)
    return total / n
