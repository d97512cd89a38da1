"""NumPy arrays instead of tensors."""

import torch

CAUGHT_BY = "test_gives_what_the_layer_gives"
LESSON = "Your function returns a NumPy array. It should be a tensor."


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.detach().clone().cpu().numpy())

    handle = layer.register_forward_hook(listen)
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    if not seen:
        raise ValueError("the layer did not run")
    return seen[-1]
