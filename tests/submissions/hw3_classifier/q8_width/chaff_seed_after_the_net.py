"""The seed is set after the network was made: its random start is not covered."""
CAUGHT_BY = "test_each_network_starts_from_its_seed"
LESSON = (
    "Your seed is set after the network was made, so its random start does not follow it. Set the seed "
    "first."
)
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.zeros((len(widths), len(seeds)))
    for i, width in enumerate(widths):
        for j, seed in enumerate(seeds):
            net = make_net(width, activation)
            torch.manual_seed(seed)
            table[i, j] = train(net)[-1]
    return table
