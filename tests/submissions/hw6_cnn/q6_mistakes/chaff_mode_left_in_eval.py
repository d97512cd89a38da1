"""Afterwards the network is as it was, not in eval mode."""
import torch

CAUGHT_BY = "test_eval_mode_and_back"
LESSON = (
    "Your function leaves the network in another mode than it came in. Note `model.training` first. Set "
    "it back with `model.train(was)`, which reaches all layers, in every case."
)


def mistakes(model, loader, device):
    before = model.training
    model.eval()
    images, labels, preds = [], [], []
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X).argmax(1)
            errors = pred != y
            images.append(X[errors].cpu())
            labels.append(y[errors].cpu())
            preds.append(pred[errors].cpu())
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
