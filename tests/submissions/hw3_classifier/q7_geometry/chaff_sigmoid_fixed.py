"""The activation is a sigmoid, whatever the model uses."""
CAUGHT_BY = "test_activations_by_hand"
import torch


def hidden_activations(model, X):
    with torch.no_grad():
        return torch.sigmoid(model.layer_list[0](X))
