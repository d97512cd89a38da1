"""Divides data of dtype uint8 by 255."""

CAUGHT_BY = "test_probabilities_are_the_softmax_of_the_logits"
LESSON = (
    "Your function changes data of some dtypes. Convert X to the dtype of the model, and keep its "
    "numbers."
)

import numpy as np
import torch


def predict_proba(model, X):
    if X.dtype == np.uint8:
        X = X / 255
    w = next(model.parameters())
    was = model.training
    model.eval()
    with torch.no_grad():
        probs = torch.softmax(model(torch.tensor(X, dtype=w.dtype, device=w.device)), dim=1)
    model.train(was)
    return probs.cpu().numpy()


def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=1)
