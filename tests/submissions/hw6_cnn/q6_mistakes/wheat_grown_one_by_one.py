"""Empty tensors of the right dtype and shape, grown one mistake at a time."""
import torch


def mistakes(model, loader, device):
    mode = model.training
    model.eval()
    images = torch.empty(0, 1, 28, 28)
    labels = torch.empty(0, dtype=torch.int64)
    predictions = torch.empty(0, dtype=torch.int64)
    for X, y in loader:
        with torch.no_grad():
            guess = model(X.to(device)).argmax(1)
        y = y.to(device)
        for i in range(len(y)):
            if guess[i] != y[i]:
                images = torch.cat([images, X[i : i + 1].cpu()])
                labels = torch.cat([labels, y[i : i + 1].cpu()])
                predictions = torch.cat([predictions, guess[i : i + 1].cpu()])
    model.train(mode)
    return images, labels, predictions
