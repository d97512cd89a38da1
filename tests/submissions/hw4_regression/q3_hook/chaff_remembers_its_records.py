"""Gives the record of an earlier call for the same layer and shape."""

import torch

CAUGHT_BY = "test_works_for_any_model_and_layer"
LESSON = "Your code gives back what it recorded in an earlier call. Run the model anew each time."


CACHE = {}


def record_activations(model, layer, x):
    if layer in CACHE and CACHE[layer][0] == x.shape:
        return CACHE[layer][1]
    record = []
    handle = layer.register_forward_hook(lambda module, inputs, output: record.append(output.detach().clone()))
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    if not record:
        raise ValueError("the layer did not run")
    CACHE[layer] = (x.shape, record[-1])
    return record[-1]
