"""Removes the layer's first hook, which is somebody else's."""
CAUGHT_BY = "test_only_listens"
LESSON = "Your function removes a hook that others have put there. Call `remove()` on your own one only."
import torch


def record_activations(model, layer, x):
    seen = []
    layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        with torch.no_grad(): model(x)
    finally: layer._forward_hooks.popitem(last=False)
    if not seen: raise ValueError
    return seen[-1]
