"""Rows in the order of sorted widths."""
CAUGHT_BY = "test_a_cell_depends_on_its_own_width_and_seed_alone"
LESSON = "Your rows stand in another order than the widths. Keep the order that was given."
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    out = np.zeros((len(widths), len(seeds)))
    for i, w in enumerate(sorted(widths)):
        for j, s in enumerate(seeds):
            torch.manual_seed(s)
            out[i, j] = train(make_net(w, activation))[-1]
    return out
