"""Every layer that reads two numbers gives lines, also those behind the first."""
CAUGHT_BY = "test_lines_belong_to_the_first_layer"
LESSON = (
    "Your code gives lines of later layers, too. Only the first hidden layer reads the two inputs. A later "
    "layer of two inputs reads what nodes say."
)
import torch


def decision_lines(model):
    layers = [layer for layer in model.layer_list if layer.in_features == 2]
    rows = [torch.column_stack([layer.weight, layer.bias]) for layer in layers]
    return torch.cat(rows).detach().cpu().numpy()


def hidden_activations(model, X):
    with torch.no_grad():
        return model.activation(model.layer_list[0](X))
