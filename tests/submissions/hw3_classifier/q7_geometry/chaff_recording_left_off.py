"""Switches recording off and never on again."""
CAUGHT_BY = "test_looking_changes_nothing"
LESSON = (
    "Your function leaves gradient recording switched off. Use `with torch.no_grad():`, which sets it "
    "back."
)
import torch


def decision_lines(model):
    layer = model.layer_list[0]
    return torch.column_stack([layer.weight, layer.bias]).detach().cpu().numpy()


def hidden_activations(model, X):
    torch.set_grad_enabled(False)
    return model.activation(model.layer_list[0](X))
