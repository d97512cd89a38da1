"""Everything is joined first, and a NamedTuple comes back."""

from typing import NamedTuple

import torch


class Mistakes(NamedTuple):
    images: torch.Tensor
    labels: torch.Tensor
    predictions: torch.Tensor


def mistakes(model, loader, device):
    mode = model.training
    model.eval()
    xs, ys, ps = [], [], []
    for x, y in loader:
        x = x.to(device)
        y = y.to(device)
        with torch.no_grad():
            p = torch.argmax(torch.softmax(model(x), 1), 1)
        xs.append(x)
        ys.append(y)
        ps.append(p)
    x, y, p = torch.cat(xs).cpu(), torch.cat(ys).cpu(), torch.cat(ps).cpu()
    bad = ~torch.eq(y, p)
    model.train(mode)
    return Mistakes(x[bad], y[bad], p[bad])
