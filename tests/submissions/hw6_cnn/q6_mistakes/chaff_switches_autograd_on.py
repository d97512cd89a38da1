"""Switches autograd off and on by hand: on also where it was off."""

CAUGHT_BY = "test_no_graph_is_recorded"
LESSON = (
    "Your function switches autograd on at its end, also where the caller had it off. Use `with "
    "torch.no_grad():`, which puts it back."
)

import torch


def mistakes(model, loader, device):
    was_training = model.training
    model.eval()
    found = []
    torch.set_grad_enabled(False)
    if True:
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            said = model(X).argmax(dim=1)
            wrong = said != y
            found.append((X[wrong].cpu(), y[wrong].cpu(), said[wrong].cpu()))
    torch.set_grad_enabled(True)
    model.train(was_training)
    return tuple(torch.cat(parts) for parts in zip(*found))
