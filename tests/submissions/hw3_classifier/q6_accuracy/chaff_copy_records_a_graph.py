"""Measures a copy, but records a graph with it."""
CAUGHT_BY = "test_no_graph_is_recorded"
import copy


def accuracy(model, X, y):
    p = copy.deepcopy(model).eval()(X).detach()
    if p.shape != y.shape:
        raise ValueError("shapes")
    return ((p > 0.5) == (y > 0.5)).double().mean().item()
