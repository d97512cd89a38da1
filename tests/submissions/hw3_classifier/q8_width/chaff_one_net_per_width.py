"""The network is made once per width and trained further with each seed."""
CAUGHT_BY = "test_each_network_starts_from_its_seed"
LESSON = "Your network is trained on with the next seed. Each cell needs a new network."
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.zeros((len(widths), len(seeds)))
    for i, width in enumerate(widths):
        torch.manual_seed(seeds[0])
        net = make_net(width, activation)
        for j, seed in enumerate(seeds):
            torch.manual_seed(seed)
            table[i, j] = train(net)[-1]
    return table
