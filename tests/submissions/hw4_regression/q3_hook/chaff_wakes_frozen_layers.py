"""requires_grad_(True) for the whole model at the end."""
CAUGHT_BY = "test_only_listens"
LESSON = (
    "Your function changes which parameters require a gradient. Use `detach()` and leave the model "
    "alone."
)
import torch


def record_activations(model, layer, x):
    seen = []
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
        model.requires_grad_(True)
    if not seen:
        raise ValueError("never ran")
    return seen[-1]
