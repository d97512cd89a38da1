"""Seeds again between make_net and train."""
CAUGHT_BY = "test_a_cell_depends_on_its_own_width_and_seed_alone"
LESSON = "Your seed is set more than once for a cell. Set it once, just before the network is made."
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    out = np.zeros((len(widths), len(seeds)))
    for i, w in enumerate(widths):
        for j, s in enumerate(seeds):
            torch.manual_seed(s)
            net = make_net(w, activation)
            torch.manual_seed(s)
            out[i, j] = train(net)[-1]
    return out
