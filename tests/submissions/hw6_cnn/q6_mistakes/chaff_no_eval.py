"""Without eval mode dropout and batch norm make mistakes of their own."""
import torch

CAUGHT_BY = "test_eval_mode_and_back"
LESSON = "Your network predicts in training mode, with dropout at work. Call `model.eval()` first."


def mistakes(model, loader, device):
    before = model.training
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
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
