"""The handle of a hook is a context manager that removes it."""

import torch


def record_activations(model, layer, x):
    recorded = {}

    def listen(module, args, result):
        recorded["latent"] = result.clone().detach()

    with layer.register_forward_hook(listen), torch.inference_mode(False), torch.no_grad():
        model(x)
    if "latent" not in recorded:
        raise ValueError("the layer never ran")
    return recorded["latent"]
