"""Takes a record of nothing but zeros for no record at all."""

import torch

CAUGHT_BY = "test_works_for_any_model_and_layer"
LESSON = "Your code takes a record of zeros for none. Ask whether the hook ran."


def record_activations(model, layer, x):
    record = []
    handle = layer.register_forward_hook(lambda module, inputs, output: record.append(output.detach().clone()))
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    if not record or not record[-1].any():
        raise ValueError("the layer did not run")
    return record[-1]
