"""Rounds before it looks for the largest, and finds ties."""

CAUGHT_BY = "test_known_probabilities_and_their_labels"
LESSON = (
    "Your labels come from rounded probabilities. Two that are nearly equal become equal. Take "
    "the place of the largest one as it is."
)

import torch


def predict_proba(model, X):
    w = next(model.parameters())
    was = model.training
    model.eval()
    with torch.no_grad():
        probs = torch.softmax(model(torch.tensor(X, dtype=w.dtype, device=w.device)), dim=1)
    model.train(was)
    return probs.cpu().numpy()


def predict_label(model, X):
    return predict_proba(model, X).round(2).argmax(axis=1)
