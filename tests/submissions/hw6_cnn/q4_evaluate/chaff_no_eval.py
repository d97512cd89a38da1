"""Without eval mode dropout and batch norm go on as in training."""
import torch

CAUGHT_BY = "test_eval_mode_and_back"
LESSON = "Your network predicts in training mode, with dropout at work. Call `model.eval()` first."


def evaluate(model, loader, loss_fn, device):
    before = model.training
    loss_sum, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss_sum += loss_fn(pred, y).item() * len(X)
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
    model.train(before)
    return loss_sum / n, correct / n
