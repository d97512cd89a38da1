"""Each cell in a forked generator."""
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    rows = []
    for width in widths:
        row = []
        for seed in seeds:
            with torch.random.fork_rng(devices=[]):
                np.random.seed(int(seed) % 2**32); torch.manual_seed(seed)
                *_, last = train(make_net(width, activation))
            row.append(float(last))
        rows.append(row)
    return np.asarray(rows, dtype=float)
