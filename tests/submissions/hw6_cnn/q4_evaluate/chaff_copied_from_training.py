"""Evaluation has no backward: gradients pile up."""
CAUGHT_BY = "test_no_graph_is_recorded"
LESSON = "Your network records graphs while it predicts. Put the loop inside `with torch.no_grad():`."


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    if True:
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss_fn(pred, y).backward()
            loss_sum += loss_fn(pred, y).item() * len(X)
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
    model.train(before)
    return loss_sum / n, correct / n
