"""A small last batch is looked at too."""
import torch

CAUGHT_BY = "test_all_of_them_in_order"
LESSON = "Your code leaves some batches out. Look at all of them, however small."


def mistakes(model, loader, device):
    before = model.training
    model.eval()
    images, labels, preds = [], [], []
    with torch.no_grad():
        size = 0
        for X, y in loader:
            if len(X) < size - 1:
                break
            size = len(X)
            X, y = X.to(device), y.to(device)
            pred = model(X).argmax(1)
            errors = pred != y
            images.append(X[errors].cpu())
            labels.append(y[errors].cpu())
            preds.append(pred[errors].cpu())
    model.train(before)
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
