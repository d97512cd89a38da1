"""The layer is called on x directly, without the layers before it."""

import torch

CAUGHT_BY = "test_gives_what_the_layer_gives"
LESSON = (
    "Your function returns something else than the output of that layer in the running model. Let a "
    "forward hook keep it while `model(x)` runs."
)


def record_activations(model, layer, x):
    with torch.no_grad():
        return layer(x)
