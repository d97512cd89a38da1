"""Looking at mistakes needs no graph."""
import torch

CAUGHT_BY = "test_no_graph_is_recorded"
LESSON = "Your network records graphs while it predicts. Put the loop inside `with torch.no_grad():`."


def mistakes(model, loader, device):
    before = model.training
    model.eval()
    images, labels, preds = [], [], []
    if True:
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X).argmax(1)
            errors = pred != y
            images.append(X[errors].cpu())
            labels.append(y[errors].cpu())
            preds.append(pred[errors].cpu())
    model.train(before)
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
