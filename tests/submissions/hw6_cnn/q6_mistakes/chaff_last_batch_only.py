"""Every batch has its mistakes."""
import torch

CAUGHT_BY = "test_two_mistakes_of_five"
LESSON = "Your mistakes are those of one batch only. Collect them over all batches."


def mistakes(model, loader, device):
    before = model.training
    model.eval()
    images, labels, preds = [], [], []
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X).argmax(1)
            errors = pred != y
            images = [X[errors].cpu()]
            labels = [y[errors].cpu()]
            preds = [pred[errors].cpu()]
    model.train(before)
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
