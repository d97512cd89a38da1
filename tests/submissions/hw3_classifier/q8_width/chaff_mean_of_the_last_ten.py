"""The mean of the last ten losses, where a training is long."""

import numpy as np
import torch

CAUGHT_BY = "test_a_cell_depends_on_its_own_width_and_seed_alone"
LESSON = (
    "Your table holds a mean over several epochs. A cell is the last loss of its training, however long "
    "that was."
)


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.empty((len(widths), len(seeds)))
    for row, width in zip(table, widths):
        for column, seed in enumerate(seeds):
            torch.manual_seed(seed)
            losses = train(make_net(width, activation))
            row[column] = np.mean(losses[-10:]) if len(losses) >= 100 else losses[-1]
    return table
