"""Runs the model in training mode and sets the modes back: running statistics have moved."""
CAUGHT_BY = "test_leaves_the_model_as_it_was"
LESSON = (
    "Your function runs the model in training mode, and batch statistics move by that. Leave the mode "
    "as it is."
)
import torch


def record_activations(model, layer, x):
    seen = []
    modes = {m: m.training for m in model.modules()}; model.train()
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
        for m in modes: m.training = modes[m]
    if not seen:
        raise ValueError("never ran")
    return seen[-1]
