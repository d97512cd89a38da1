"""The hook keeps what goes into the layer, not what comes out."""

import torch

CAUGHT_BY = "test_gives_what_the_layer_gives"
LESSON = "Your hook keeps what goes into the layer. Keep the output, the hook's third argument."


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(inputs[0].detach().clone())

    handle = layer.register_forward_hook(listen)
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    if not seen:
        raise ValueError("the layer did not run")
    return seen[-1]
