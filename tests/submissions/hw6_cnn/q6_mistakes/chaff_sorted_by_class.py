"""The loader's order is asked for."""
import torch

CAUGHT_BY = "test_all_of_them_in_order"
LESSON = "Your mistakes stand in another order than the loader gives them. Keep its order."


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
    images, labels, preds = torch.cat(images), torch.cat(labels), torch.cat(preds)
    order = labels.argsort(stable=True, descending=True)
    return images[order], labels[order], preds[order]
