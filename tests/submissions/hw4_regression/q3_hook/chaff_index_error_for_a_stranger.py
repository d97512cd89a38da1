"""A layer of another model gives an IndexError that says nothing."""

import torch

CAUGHT_BY = "test_refuses_a_layer_of_no_model"
LESSON = (
    "Your function raises another error than asked for where the layer is in no model. Raise a "
    "ValueError."
)


def record_activations(model, layer, x):
    seen = []

    def listen(module, inputs, output):
        seen.append(output.detach().clone())

    handle = layer.register_forward_hook(listen)
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    return seen[-1]
