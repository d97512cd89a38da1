"""Switches autograd off and on by hand: on also where it was off."""

CAUGHT_BY = "test_no_graph_is_recorded"
LESSON = (
    "Your function switches autograd on at its end, also where the caller had it off. Use `with "
    "torch.no_grad():`, which puts it back."
)

import torch


def predict_proba(model, X):
    w = next(model.parameters())
    was = model.training
    model.eval()
    torch.set_grad_enabled(False)
    probs = torch.softmax(model(torch.tensor(X, dtype=w.dtype, device=w.device)), dim=1)
    torch.set_grad_enabled(True)
    model.train(was)
    return probs.cpu().numpy()


def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=1)
