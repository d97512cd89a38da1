"""The recording still hangs on the whole graph."""

import torch

CAUGHT_BY = "test_the_record_is_a_tensor_of_its_own"
LESSON = "Your recording still hangs on the graph. Detach it."


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.clone())

    handle = layer.register_forward_hook(listen)
    try:
        model(x)
    finally:
        handle.remove()
    if not seen:
        raise ValueError("the layer did not run")
    return seen[-1]
