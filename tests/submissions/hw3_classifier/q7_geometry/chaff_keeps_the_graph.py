"""The activations still require a gradient, and matplotlib refuses them."""
CAUGHT_BY = "test_activations_carry_no_graph"
LESSON = "Your activations still hold a graph. Use `with torch.no_grad():` or `detach()`."


def hidden_activations(model, X):
    return model.activation(model.layer_list[0](X))
