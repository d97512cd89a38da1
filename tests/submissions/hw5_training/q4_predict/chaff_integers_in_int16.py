"""Puts integers into int16, where 40 000 becomes a negative number."""

import numpy as np
import torch

CAUGHT_BY = "test_probabilities_are_the_softmax_of_the_logits"
LESSON = (
    "Your code puts integers into a type that is too small for them. Convert X to the model's dtype "
    "right away."
)


def predict_proba(model, X):
    weight = next(model.parameters())
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(torch.tensor(X.astype(np.int16) if X.dtype.kind in 'iu' else X).to(weight))
    model.train(was_training)
    return torch.softmax(logits, dim=1).cpu().numpy()


def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=1)
