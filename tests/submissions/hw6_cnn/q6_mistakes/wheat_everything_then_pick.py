"""Predict everything first, pick the wrong ones from the whole."""
import torch


def mistakes(model, loader, device):
    was_training = model.training
    model.train(False)
    with torch.no_grad():
        everything = [(X, y, model(X.to(device)).argmax(dim=1).to("cpu")) for X, y in loader]
    model.train(was_training)
    X, y, guess = (torch.cat([part[i].to(device).cpu() for part in everything]) for i in range(3))
    where = torch.nonzero(y != guess).flatten()
    return [X[where], y[where], guess[where]]
