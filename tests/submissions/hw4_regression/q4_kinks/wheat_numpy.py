"""NumPy on the way, in float64."""

import numpy as np
import torch


def kinks(model):
    device = model[0].weight.device
    w = model[0].weight.detach().cpu().double().numpy().ravel()
    b = model[0].bias.detach().cpu().double().numpy()
    keep = np.nonzero(w)[0]
    return torch.from_numpy(np.sort(-b[keep] / w[keep])).to(device)
