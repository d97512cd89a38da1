"""Freezes the model while it predicts and thaws all of it, also what came frozen."""

import torch

CAUGHT_BY = "test_the_model_is_left_as_it_came"
LESSON = (
    "Your function changes which parameters require a gradient. Use `with torch.no_grad():` and leave "
    "them alone."
)


def predict_proba(model, X):
    w = next(model.parameters())
    was = model.training
    model.eval()
    model.requires_grad_(False)
    with torch.no_grad():
        out = torch.softmax(model(torch.tensor(X, dtype=w.dtype, device=w.device)), dim=1)
    model.train(was)
    model.requires_grad_(True)
    return out.cpu().numpy()

def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=1)
