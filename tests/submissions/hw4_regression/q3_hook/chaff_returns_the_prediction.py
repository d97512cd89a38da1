"""The model's prediction comes back instead of the recording."""

import torch

CAUGHT_BY = "test_gives_what_the_layer_gives"
LESSON = (
    "Your function returns something else than the output of that layer in the running model. Let a "
    "forward hook keep it while `model(x)` runs."
)


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.detach().clone())

    handle = layer.register_forward_hook(listen)
    try:
        with torch.no_grad():
            prediction = model(x)
    finally:
        handle.remove()
    return prediction
