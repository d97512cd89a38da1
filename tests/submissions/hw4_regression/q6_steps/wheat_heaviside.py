"""The sign of w x + b says the same as the sigmoid and one half."""

import torch


def step_prediction(model, x):
    with torch.no_grad():
        z = model[0](x)
        s = torch.heaviside(z, torch.zeros((), device=x.device))
        return s @ model[2].weight.T + model[2].bias
