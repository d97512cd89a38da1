"""The weights are detached, the points are not."""

CAUGHT_BY = "test_activations_carry_no_graph"
LESSON = "Your activations still hold a graph. Use `with torch.no_grad():` or `detach()`."


def hidden_activations(model, X):
    layer = model.layer_list[0]
    return model.activation(X @ layer.weight.detach().T + layer.bias.detach())
