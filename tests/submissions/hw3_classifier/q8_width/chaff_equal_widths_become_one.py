"""Losses are kept by width: a width that is given twice has one row."""

import numpy as np
import torch

CAUGHT_BY = "test_a_cell_depends_on_its_own_width_and_seed_alone"
LESSON = (
    "Your table has one row for a width that is given twice. Make a row for each place of the list, for "
    "instance with enumerate."
)


def losses_by_width(widths, activation, seeds, make_net, train):
    losses = {}
    for width in widths:
        losses[width] = []
        for seed in seeds:
            torch.manual_seed(seed)
            losses[width].append(train(make_net(width, activation))[-1])
    return np.array(list(losses.values()))
