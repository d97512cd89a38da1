"""detach() shares memory: an in-place ReLU rewrites the recording."""

import torch

CAUGHT_BY = "test_the_record_is_a_tensor_of_its_own"
LESSON = (
    "Your recording shares its memory with the layer's output, and a later layer writes into that. Keep "
    "a copy: `output.detach().clone()`."
)


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.detach())

    handle = layer.register_forward_hook(listen)
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    if not seen:
        raise ValueError("the layer did not run")
    return seen[-1]
