"""seed or 42: the seed 0 is replaced."""
CAUGHT_BY = "test_a_cell_depends_on_its_own_width_and_seed_alone"
LESSON = "Your code replaces the seed 0 by another one. `seed or …` does that, as 0 counts as false."
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    out = np.zeros((len(widths), len(seeds)))
    for i, w in enumerate(widths):
        for j, s in enumerate(seeds):
            torch.manual_seed(s or 42)
            out[i, j] = train(make_net(w, activation))[-1]
    return out
