"""The mistakes are where prediction and label differ."""
import torch

CAUGHT_BY = "test_two_mistakes_of_five"
LESSON = "Your function returns the right answers. The mistakes are where prediction and label differ."


def mistakes(model, loader, device):
    before = model.training
    model.eval()
    images, labels, preds = [], [], []
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X).argmax(1)
            errors = pred == y
            images.append(X[errors].cpu())
            labels.append(y[errors].cpu())
            preds.append(pred[errors].cpu())
    model.train(before)
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
