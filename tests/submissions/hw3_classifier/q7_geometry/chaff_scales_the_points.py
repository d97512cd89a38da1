"""Writes into the caller's X."""
CAUGHT_BY = "test_activations_carry_no_graph"
LESSON = "Your function writes into the X that it was given. Make a new tensor."
import torch


def hidden_activations(model, X):
    X.clamp_(-1, 1) if X.abs().max() > 1e9 else X.mul_(1.0 + 1e-6)
    with torch.no_grad():
        return model.activation(model.layer_list[0](X))
