"""Images are measured as they come, and are the caller's."""
import torch

CAUGHT_BY = "test_three_images_and_one"
LESSON = (
    "Your function changes the batches that it is given. Operations that end in `_`, and `-=`, work in "
    "place."
)


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            X -= X.mean()
            pred = model(X)
            loss_sum += loss_fn(pred, y).item() * len(X)
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
    model.train(before)
    return loss_sum / n, correct / n
