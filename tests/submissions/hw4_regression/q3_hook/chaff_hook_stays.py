"""The hook is never removed and runs for ever after."""

import torch

CAUGHT_BY = "test_leaves_no_hook_behind"
LESSON = "Your hook is never removed. Keep what `register_forward_hook` returns, and call `remove()` on it."


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.detach().clone())

    handle = layer.register_forward_hook(listen)
    with torch.no_grad():
        model(x)
    if not seen:
        raise ValueError("the layer did not run")
    return seen[-1]
