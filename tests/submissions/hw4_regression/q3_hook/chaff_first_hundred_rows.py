"""Runs the first hundred rows only."""
CAUGHT_BY = "test_works_for_any_model_and_layer"
LESSON = "Your function runs a part of the rows only. Run the model on all of x."
import torch


def record_activations(model, layer, x):
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        with torch.no_grad():
            model(x[:100])
    finally:
        handle.remove()
    if not seen:
        raise ValueError("the layer did not run")
    return seen[0]
