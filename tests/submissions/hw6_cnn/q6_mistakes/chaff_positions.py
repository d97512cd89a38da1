"""The pictures are asked for, not their positions."""
import torch

CAUGHT_BY = "test_it_gives_three_tensors"
LESSON = "Your function gives back places in the list. Give back the images themselves."


def mistakes(model, loader, device):
    before = model.training
    model.eval()
    images, labels, preds = [], [], []
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X).argmax(1)
            errors = pred != y
            images.append(torch.nonzero(errors).cpu())
            labels.append(y[errors].cpu())
            preds.append(pred[errors].cpu())
    model.train(before)
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
