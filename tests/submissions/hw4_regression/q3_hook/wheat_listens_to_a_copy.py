"""A copy of the model gets the hook; the layer is found in it by its name."""
import copy

import torch


def record_activations(model, layer, x):
    names = [name for name, part in model.named_modules() if part is layer]
    if not names:
        raise ValueError("stranger")
    twin = copy.deepcopy(model)
    out = []
    twin.get_submodule(names[0]).register_forward_hook(lambda m, i, o: out.append(o.detach().clone()))
    with torch.no_grad():
        twin(x)
    return out[0]
