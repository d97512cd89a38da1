"""A squeeze: the activations of a single node or point lose a dimension."""
CAUGHT_BY = "test_activations_are_the_first_layers"
LESSON = "Your activations lose a dimension for a single point or node. Leave out `squeeze`."
import torch


def decision_lines(model):
    layer = model.layer_list[0]
    return torch.column_stack([layer.weight, layer.bias]).detach().cpu().numpy()


def hidden_activations(model, X):
    with torch.no_grad():
        return model.activation(model.layer_list[0](X)).squeeze()
