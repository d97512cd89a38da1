"""The hook writes what it saw onto the layer, where it stays."""

import torch

CAUGHT_BY = "test_only_listens"
LESSON = (
    "Your code leaves what it recorded on a part of the model. Keep it in a variable of your own, such as a "
    "list."
)


def record_activations(model, layer, x):
    def listen(module, _inputs, output):
        module.recorded = output.detach().clone()

    handle = layer.register_forward_hook(listen)
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    if not hasattr(layer, "recorded"):
        raise ValueError("this layer did not run")
    return layer.recorded
