"""Looks for the largest of the first ten logits."""

CAUGHT_BY = "test_all_of_them_in_order"
LESSON = (
    "Your predictions look at some of the logits only. Take the place of the largest of all of "
    "them."
)

import torch


def mistakes(model, loader, device):
    was_training = model.training
    model.eval()
    found = []
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            said = model(X)[:, :10].argmax(dim=1)
            wrong = said != y
            found.append((X[wrong].cpu(), y[wrong].cpu(), said[wrong].cpu()))
    model.train(was_training)
    return tuple(torch.cat(parts) for parts in zip(*found))
