"""model.train(was_training) wakes a batch norm that was frozen in eval mode."""
CAUGHT_BY = "test_each_part_is_back_in_its_own_mode"
import torch


def accuracy(model, X, y):
    was = model.training
    model.eval()
    with torch.no_grad():
        p = model(X)
    model.train(was)
    if p.shape != y.shape: raise ValueError
    return ((p > 0.5) == (y > 0.5)).float().mean().item()
