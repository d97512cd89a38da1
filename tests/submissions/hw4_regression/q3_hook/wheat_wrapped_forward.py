"""No hook at all: the layer's forward is wrapped for the length of one call."""

import torch


def record_activations(model, layer, x):
    if not any(layer is module for module in model.modules()):
        raise ValueError("not a layer of this model")
    original = layer.forward
    results = []

    def spy(*args, **kwargs):
        result = original(*args, **kwargs)
        results.append(torch.tensor(result.tolist(), dtype=result.dtype, device=result.device))
        return result

    layer.forward = spy
    try:
        model(x)
    finally:
        del layer.forward
    return results[0]
