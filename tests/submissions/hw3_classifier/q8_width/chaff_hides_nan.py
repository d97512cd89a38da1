"""A loss of NaN becomes 0."""
CAUGHT_BY = "test_a_cell_depends_on_its_own_width_and_seed_alone"
LESSON = "Your table hides a loss that is NaN. Put in what came out."
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    out = np.zeros((len(widths), len(seeds)))
    for i, w in enumerate(widths):
        for j, s in enumerate(seeds):
            torch.manual_seed(s)
            out[i, j] = np.nan_to_num(train(make_net(w, activation))[-1])
    return out
