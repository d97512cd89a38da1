"""Without finally an error leaves the hook behind."""

import torch

CAUGHT_BY = "test_leaves_nothing_after_an_error"
LESSON = "Your hook stays where the model raises an error. Remove it in `finally`."


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.detach().clone())

    handle = layer.register_forward_hook(listen)
    with torch.no_grad():
        model(x)
    handle.remove()
    if not seen:
        raise ValueError("the layer did not run")
    return seen[-1]
