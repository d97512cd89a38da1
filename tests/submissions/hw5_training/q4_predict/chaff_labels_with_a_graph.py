"""predict_label, written anew, records a graph."""

import torch

CAUGHT_BY = "test_no_graph_is_recorded"
LESSON = "Your model records a graph while it predicts. Put the call inside `with torch.no_grad():`."


def predict_label(model, X):
    weight = next(model.parameters())
    was = model.training
    model.eval()
    out = model(torch.tensor(X, dtype=weight.dtype)).argmax(1).numpy()
    model.train(was)
    return out
