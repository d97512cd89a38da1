"""Labels come second, predictions third."""
import torch

CAUGHT_BY = "test_two_mistakes_of_five"
LESSON = "Your labels and predictions have changed places. The order is images, labels, predictions."


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
    model.train(before)
    return torch.cat(images), torch.cat(preds), torch.cat(labels)
