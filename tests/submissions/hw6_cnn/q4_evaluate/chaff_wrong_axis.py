"""argmax over dim 0 finds the best image for each class."""
import torch

CAUGHT_BY = "test_three_of_four"
LESSON = (
    "Your accuracy does not count where the largest logit of an image is at its label. Take the argmax over "
    "the classes of each image: dim 1."
)


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss_sum += loss_fn(pred, y).item() * len(X)
            correct += (pred.argmax(0)[y % len(pred.argmax(0))] == y).sum().item()
            n += len(X)
    model.train(before)
    return loss_sum / n, correct / n
