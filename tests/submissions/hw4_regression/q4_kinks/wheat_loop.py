"""A loop over the units and Python's sorted."""

import torch


def kinks(model):
    hidden = model[0]
    places = []
    for w, b in zip(hidden.weight.flatten().tolist(), hidden.bias.tolist()):
        if w:
            places.append(-b / w)
    return torch.tensor(sorted(places), device=hidden.weight.device)
