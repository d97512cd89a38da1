"""Looks for the layer among the parts and the parts of parts only."""

import torch

CAUGHT_BY = "test_works_for_any_model_and_layer"
LESSON = "Your code refuses a layer deep inside the model. model.modules() goes through all of them."


def record_activations(model, layer, x):
    parts = [model, *model.children()] + [m for c in model.children() for m in c.children()]
    if not any(part is layer for part in parts):
        raise ValueError('no part of the model')
    record = []
    handle = layer.register_forward_hook(lambda module, inputs, output: record.append(output.detach().clone()))
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
    if not record:
        raise ValueError("the layer did not run")
    return record[-1]
