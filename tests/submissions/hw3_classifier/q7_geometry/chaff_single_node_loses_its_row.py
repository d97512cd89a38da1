"""A squeeze: the line of a single node has shape (3,)."""
CAUGHT_BY = "test_lines_belong_to_the_first_layer"
LESSON = "Your lines lose a dimension where there is a single node. Leave out `squeeze`."
import torch


def decision_lines(model):
    layer = model.layer_list[0]
    return torch.column_stack([layer.weight, layer.bias]).detach().cpu().squeeze().numpy()


def hidden_activations(model, X):
    with torch.no_grad():
        return model.activation(model.layer_list[0](X))
