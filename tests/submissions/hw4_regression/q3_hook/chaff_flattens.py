"""Flattens what it records to (n, …)."""
CAUGHT_BY = "test_works_for_any_model_and_layer"
LESSON = "Your recording has another shape than the layer's output. Keep it as it is."
import torch


def record_activations(model, layer, x):
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone().view(len(o), -1)))
    try:
        with torch.no_grad(): model(x)
    finally: handle.remove()
    if not seen: raise ValueError
    return seen[-1]
