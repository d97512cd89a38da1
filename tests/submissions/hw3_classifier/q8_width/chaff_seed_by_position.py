"""The position in the list is used as the seed."""
CAUGHT_BY = "test_each_network_starts_from_its_seed"
LESSON = "Your code seeds with the place in the list. Use the seed itself."
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.zeros((len(widths), len(seeds)))
    for i, width in enumerate(widths):
        for j in range(len(seeds)):
            torch.manual_seed(j)
            table[i, j] = train(make_net(width, activation))[-1]
    return table
