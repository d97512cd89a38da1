"""requires_grad_(False) instead of detach(): afterwards the hidden layer does not learn any more."""

CAUGHT_BY = "test_only_looks_at_the_model"
LESSON = (
    "After your function the hidden layer cannot be trained: requires_grad_(False) changes the model itself. "
    "Use detach()."
)


def kinks(model):
    w, b = model[0].weight.requires_grad_(False)[:, 0], model[0].bias.requires_grad_(False)
    return (-b[w != 0] / w[w != 0]).sort().values
