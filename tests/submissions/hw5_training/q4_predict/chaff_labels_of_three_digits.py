"""Rounds to three digits first, and takes the first of equals."""

import torch

CAUGHT_BY = "test_known_probabilities_and_their_labels"
LESSON = (
    "Your labels are wrong where two probabilities are nearly equal. Do not round them before you "
    "compare."
)


def predict_proba(model, X):
    weight = next(model.parameters())
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    model.train(was_training)
    return torch.softmax(logits, dim=1).cpu().numpy()


def predict_label(model, X):
    return predict_proba(model, X).round(3).argmax(axis=1)
