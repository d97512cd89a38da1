"""model.eval() for looking, and never back."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = "Your function leaves the model in another mode. Looking should change nothing."
import torch


def hidden_activations(model, X):
    model.eval()
    with torch.no_grad():
        return model.activation(model.layer_list[0](X))
