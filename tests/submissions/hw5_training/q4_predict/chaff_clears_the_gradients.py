"""Prediction empties the gradients that somebody else has collected."""

import torch

CAUGHT_BY = "test_the_model_is_left_as_it_came"
LESSON = "Your function changes the gradients that the model holds. Predicting should leave them alone."


def predict_proba(model, X):
    w = next(model.parameters())
    was = model.training
    model.eval()
    with torch.no_grad():
        out = torch.softmax(model(torch.tensor(X, dtype=w.dtype, device=w.device)), dim=1)
    model.train(was)
    model.zero_grad()
    return out.cpu().numpy()

def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=1)
