"""A loop over the units that adds each one's share."""

import torch


def step_prediction(model, x):
    hidden = torch.sigmoid(x * model[0].weight.detach()[:, 0] + model[0].bias.detach())
    total = torch.full_like(x, model[2].bias.item())
    for unit in range(hidden.shape[1]):
        share = model[2].weight[0, unit].item()
        total += torch.where(hidden[:, unit : unit + 1] > 0.5, share, 0.0)
    return total
