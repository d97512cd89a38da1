"""A softmax of its own that overflows where a logit is beyond 88."""

import numpy as np
import torch

CAUGHT_BY = "test_probabilities_are_the_softmax_of_the_logits"
LESSON = "Your softmax gets too large for a float. Use `torch.softmax`, or subtract the largest logit first."


def predict_proba(model, X):
    weight = next(model.parameters())
    was = model.training
    model.eval()
    with torch.no_grad():
        z = model(torch.tensor(X, dtype=weight.dtype, device=weight.device)).cpu().numpy()
    model.train(was)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)
