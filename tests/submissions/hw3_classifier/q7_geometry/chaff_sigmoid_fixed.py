"""The activation is a sigmoid, whatever the model uses."""
CAUGHT_BY = "test_activations_by_hand"
LESSON = "Your function uses an activation of its own. Call `model.activation`."
import torch


def hidden_activations(model, X):
    with torch.no_grad():
        return torch.sigmoid(model.layer_list[0](X))
