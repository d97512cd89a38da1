"""A network that was evaluated before is still in eval mode."""
CAUGHT_BY = "test_a_network_in_eval_mode_is_trained_in_training_mode"
LESSON = "Your network is trained in eval mode. Call `model.train()` first."


def train_epoch(model, loader, loss_fn, optimizer, device):
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
    return total / n
