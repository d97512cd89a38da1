"""The mode of the whole is noted and set again: what most people write, and right for a model in one mode."""
import torch


def record_activations(model, layer, x):
    seen = []
    was = model.training; model.eval()
    handle = layer.register_forward_hook(lambda m, i, o: seen.append(o.detach().clone()))
    try:
        with torch.no_grad():
            model(x)
    finally:
        handle.remove()
        model.train(was)
    if not seen:
        raise ValueError("never ran")
    return seen[-1]
