"""Divides in float64."""
import torch


def kinks(model):
    w, b = (t.detach().double().flatten() for t in (model[0].weight, model[0].bias))
    keep = torch.nonzero(w).flatten()
    return torch.sort(torch.div(-b[keep], w[keep]))[0].float()
