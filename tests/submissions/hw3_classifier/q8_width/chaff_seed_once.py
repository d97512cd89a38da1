"""One seed at the top: each cell depends on all cells before it."""
CAUGHT_BY = "test_each_network_starts_from_its_seed"
LESSON = "Your seed is set once for the whole table. Set it for each cell, just before the network is made."
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    torch.manual_seed(seeds[0])
    table = np.zeros((len(widths), len(seeds)))
    for i, width in enumerate(widths):
        for j, seed in enumerate(seeds):
            table[i, j] = train(make_net(width, activation))[-1]
    return table
