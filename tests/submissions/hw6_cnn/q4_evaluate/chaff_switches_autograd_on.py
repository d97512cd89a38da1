"""Switches autograd off and on by hand: on also where it was off."""

CAUGHT_BY = "test_no_graph_is_recorded"
LESSON = (
    "Your function switches autograd on at its end, also where the caller had it off. Use `with "
    "torch.no_grad():`, which puts it back."
)

import torch


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, right, n = 0.0, 0, 0
    torch.set_grad_enabled(False)
    if True:
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            loss = loss_fn(logits, y)
            total += loss.item() * len(y)
            right += (logits.argmax(dim=1) == y).sum().item()
            n += len(y)
    torch.set_grad_enabled(True)
    model.train(was_training)
    return total / n, right / n
