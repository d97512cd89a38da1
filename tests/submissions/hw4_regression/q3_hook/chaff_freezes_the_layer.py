"""Switches the gradients of the layer off to record without a graph, and leaves them off."""

import torch

CAUGHT_BY = "test_leaves_the_model_as_it_was"
LESSON = (
    "Your code freezes the layer that it listens to. Use `with torch.no_grad():`, which ends by itself, and "
    "leave requires_grad alone."
)


def record_activations(model, layer, x):
    seen = []
    handle = layer.register_forward_hook(lambda _layer, _inputs, output: seen.append(output.detach().clone()))
    layer.requires_grad_(False)
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    if not seen:
        raise ValueError("this layer did not run")
    return seen[-1]
