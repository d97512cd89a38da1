"""The numbers before the activation."""
CAUGHT_BY = "test_activations_are_the_first_layers"
import torch


def hidden_activations(model, X):
    with torch.no_grad():
        return model.layer_list[0](X)
