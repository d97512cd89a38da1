"""Without mistakes the tensors are empty; their shape and type stay."""
import torch

CAUGHT_BY = "test_no_mistakes"
LESSON = (
    "Your tensors lose their shape where there is no mistake. They should be empty then, with the shape "
    "of images."
)


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
    if sum(map(len, labels)) == 0:
        return torch.tensor([]), torch.tensor([]), torch.tensor([])
    return torch.cat(images), torch.cat(labels), torch.cat(preds)
