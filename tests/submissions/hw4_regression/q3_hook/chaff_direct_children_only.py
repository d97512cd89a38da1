"""Looks for the layer among the children: one inside another is refused."""
CAUGHT_BY = "test_works_for_any_model_and_layer"
LESSON = (
    "Your function refuses a layer that stands inside another one. Let the hook do the work, whatever "
    "holds the layer."
)
import torch


def record_activations(model, layer, x):
    if not any(layer is part for part in model.children()): raise ValueError
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        with torch.no_grad(): model(x)
    finally: handle.remove()
    return seen[-1]
