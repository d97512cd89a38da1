"""Keeps cells in a global dictionary: another training gets the old losses."""
CAUGHT_BY = "test_every_run_gets_a_fresh_network"
LESSON = "Your function keeps cells from an earlier call. Keep nothing outside of the function."
import numpy as np
import torch


_cache = {}
def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.empty((len(widths), len(seeds)))
    for i, w in enumerate(widths):
        for j, s in enumerate(seeds):
            if (w, s) not in _cache:
                torch.manual_seed(s)
                _cache[w, s] = train(make_net(w, activation))[-1]
            table[i, j] = _cache[w, s]
    return table
