"""Switches gradient recording off and never on again."""
CAUGHT_BY = "test_only_listens"
LESSON = (
    "Your function leaves gradient recording switched off. Use `with torch.no_grad():`, which sets it "
    "back."
)
import torch


def record_activations(model, layer, x):
    torch.set_grad_enabled(False)
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.clone()))
    try:
        model(x)
    finally: handle.remove()
    if not seen: raise ValueError
    return seen[-1]
