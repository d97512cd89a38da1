"""Keeps what it said of the same data, though the model has learned since."""

CAUGHT_BY = "test_probabilities_are_the_softmax_of_the_logits"
LESSON = (
    "Your function keeps an old answer, and the model has changed since. Predict anew in each "
    "call."
)

import torch

known = {}


def predict_proba(model, X):
    key = (id(model), X.tobytes())
    if key in known:
        return known[key].copy()
    w = next(model.parameters())
    was = model.training
    model.eval()
    with torch.no_grad():
        probs = torch.softmax(model(torch.tensor(X, dtype=w.dtype, device=w.device)), dim=1)
    model.train(was)
    known[key] = probs.cpu().numpy()
    return known[key].copy()


def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=1)
