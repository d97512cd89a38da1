"""torch.set_grad_enabled(False) is never taken back: nothing can be trained afterwards."""
CAUGHT_BY = "test_no_graph_is_recorded"
import torch


def accuracy(model, X, y):
    was_training = model.training
    model.eval()
    torch.set_grad_enabled(False)
    p = model(X)
    model.train(was_training)
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
