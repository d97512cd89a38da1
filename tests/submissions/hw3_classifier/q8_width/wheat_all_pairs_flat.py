"""All pairs in one loop, seeds outermost, then a reshape and a transpose."""
import itertools

import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    final = []
    for seed, width in itertools.product(seeds, widths):
        torch.manual_seed(seed)
        *_, last = train(make_net(width, activation))
        final.append(float(last))
    return np.array(final).reshape(len(seeds), len(widths)).T.copy()
