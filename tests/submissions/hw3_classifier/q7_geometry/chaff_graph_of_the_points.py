"""The weights are detached, the points are not."""

CAUGHT_BY = "test_activations_carry_no_graph"
LESSON = (
    "Your activations still hold a graph where the points require gradients. Detach the result, or "
    "compute it inside `torch.no_grad()`."
)


def hidden_activations(model, X):
    layer = model.layer_list[0]
    return model.activation(X @ layer.weight.detach().T + layer.bias.detach())
