"""Asks the device for its type, which a str does not have."""

CAUGHT_BY = "test_all_of_them_in_order"
LESSON = (
    "Your function fails where the device is a str such as 'cpu'. Hand it to `.to(device)` as it "
    "is."
)

import torch


def mistakes(model, loader, device):
    was_training = model.training
    model.eval()
    found = []
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device, non_blocking=device.type == "cuda"), y.to(device, non_blocking=device.type == "cuda")
            said = model(X).argmax(dim=1)
            wrong = said != y
            found.append((X[wrong].cpu(), y[wrong].cpu(), said[wrong].cpu()))
    model.train(was_training)
    return tuple(torch.cat(parts) for parts in zip(*found))
