"""to() returns the moved tensor; without an assignment nothing has moved."""
import torch

CAUGHT_BY = "test_batches_are_moved_to_the_device"
LESSON = "Your images were not moved to the device. Keep what `to` returns."


def mistakes(model, loader, device):
    before = model.training
    model.eval()
    images, labels, preds = [], [], []
    with torch.no_grad():
        for X, y in loader:
            X.to(device)
            y.to(device)
            pred = model(X).argmax(1)
            errors = pred != y
            images.append(X[errors].cpu())
            labels.append(y[errors].cpu())
            preds.append(pred[errors].cpu())
    model.train(before)
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
