"""torch.cat of an empty list has nothing to make a shape from."""
import torch

CAUGHT_BY = "test_no_mistakes"
LESSON = "Your code fails where there is no mistake. The tensors should be empty then."


def mistakes(model, loader, device):
    before = model.training
    model.eval()
    images, labels, preds = [], [], []
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X).argmax(1)
            errors = pred != y
            if not errors.any():
                continue
            images.append(X[errors].cpu())
            labels.append(y[errors].cpu())
            preds.append(pred[errors].cpu())
    model.train(before)
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
