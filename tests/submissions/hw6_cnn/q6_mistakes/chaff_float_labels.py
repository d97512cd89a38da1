"""An empty torch.Tensor() is float32 and makes everything joined to it float32."""
import torch

CAUGHT_BY = "test_it_gives_three_tensors"
LESSON = "Your labels have become floats. Join tensors of int64 only."


def mistakes(model, loader, device):
    error_images, error_labels, error_pred = torch.Tensor(), torch.Tensor(), torch.Tensor()
    before = model.training
    model.eval()
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X).argmax(1)
            errors = pred != y
            error_images = torch.cat([error_images, X[errors, :, :, :].cpu()])
            error_labels = torch.cat([error_labels, y[errors].cpu()])
            error_pred = torch.cat([error_pred, pred[errors].cpu()])
    model.train(before)
    return error_images, error_labels, error_pred
