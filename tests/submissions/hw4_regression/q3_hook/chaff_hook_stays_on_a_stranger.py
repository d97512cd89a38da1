"""Refuses a stranger before the hook is removed from it."""
CAUGHT_BY = "test_leaves_a_stranger_alone"
LESSON = "Your hook stays on a layer that is in no model. Remove it in `finally`, before you raise."
import torch


def record_activations(model, layer, x):
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        with torch.no_grad():
            model(x)
    except Exception:
        handle.remove()
        raise
    if not seen:
        raise ValueError("the layer did not run")
    handle.remove()
    return seen[0]
