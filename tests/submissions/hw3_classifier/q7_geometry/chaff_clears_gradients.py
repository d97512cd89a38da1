"""zero_grad() before it looks."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = "Your function changes the gradients that the model holds. Looking should leave them alone."
import torch


def hidden_activations(model, X):
    model.zero_grad()
    with torch.no_grad():
        return model.activation(model.layer_list[0](X))
