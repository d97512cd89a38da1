"""Clearing the dictionary of hooks removes those of others too."""

import torch

CAUGHT_BY = "test_only_listens"
LESSON = "Your function removes hooks that others have put there. Call `remove()` on your own one only."


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.detach().clone())

    handle = layer.register_forward_hook(listen)
    try:
        with torch.no_grad():
            model(x)
    finally:
        layer._forward_hooks.clear()
    if not seen:
        raise ValueError("the layer did not run")
    return seen[-1]
