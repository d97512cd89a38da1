"""A picture keeps its channel."""
import torch

CAUGHT_BY = "test_it_gives_three_tensors"
LESSON = "Your images have lost a dimension. Each keeps its channel."


def mistakes(model, loader, device):
    before = model.training
    model.eval()
    images, labels, preds = [], [], []
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X).argmax(1)
            errors = pred != y
            images.append(X[errors].cpu().squeeze(1))
            labels.append(y[errors].cpu())
            preds.append(pred[errors].cpu())
    model.train(before)
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
