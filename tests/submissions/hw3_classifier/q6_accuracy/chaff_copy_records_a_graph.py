"""Measures a copy, but records a graph with it."""
CAUGHT_BY = "test_no_graph_is_recorded"
LESSON = "Your model runs with gradient recording on. Put the call inside `with torch.no_grad():`."
import copy


def accuracy(model, X, y):
    p = copy.deepcopy(model).eval()(X).detach()
    if p.shape != y.shape:
        raise ValueError("shapes")
    return ((p > 0.5) == (y > 0.5)).double().mean().item()
