"""requires_grad_(False) on the whole model in place of detach()."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = (
    "Your function changes which parameters require a gradient. Use `detach()` and leave the model "
    "alone."
)
import torch


def decision_lines(model):
    model.requires_grad_(False)
    layer = model.layer_list[0]
    return torch.column_stack([layer.weight, layer.bias]).cpu().numpy()


def hidden_activations(model, X):
    with torch.no_grad():
        return model.activation(model.layer_list[0](X))
