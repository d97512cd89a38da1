"""The activations of a model are kept for points of one shape."""

import torch

CAUGHT_BY = "test_activations_are_the_first_layers"
LESSON = (
    "Your activations are those of an earlier call. Ask the model anew each time: it may have been "
    "trained further."
)


_known = {}


def hidden_activations(model, X):
    key = (id(model), tuple(X.shape))
    if key not in _known:
        with torch.no_grad():
            _known[key] = model.activation(model.layer_list[0](X))
    return _known[key]
