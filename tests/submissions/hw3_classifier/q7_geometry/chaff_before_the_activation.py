"""The numbers before the activation."""
CAUGHT_BY = "test_activations_by_hand"
import torch


def hidden_activations(model, X):
    with torch.no_grad():
        return model.layer_list[0](X)
