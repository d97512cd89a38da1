"""The numbers before the activation."""
CAUGHT_BY = "test_activations_by_hand"
LESSON = "Your function returns the numbers before the activation. Apply the model's activation to them."
import torch


def hidden_activations(model, X):
    with torch.no_grad():
        return model.layer_list[0](X)
