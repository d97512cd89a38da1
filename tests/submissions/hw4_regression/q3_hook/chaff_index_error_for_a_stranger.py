"""A layer of another model gives an IndexError that says nothing."""

import torch

CAUGHT_BY = "test_minds_its_own_layer_and_hook"


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.detach().clone())

    handle = layer.register_forward_hook(listen)
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    return seen[-1]
