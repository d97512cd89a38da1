"""Five starts are enough, it thinks: more are left out."""
import numpy as np
import torch

CAUGHT_BY = "test_a_cell_depends_on_its_own_width_and_seed_alone"
LESSON = "Your table leaves out some of the seeds. It has a column for each seed, however many there are."


def losses_by_width(widths, activation, seeds, make_net, train):
    seeds = list(seeds)[:5]
    table = np.empty((len(widths), len(seeds)))
    for row, width in enumerate(widths):
        for column, seed in enumerate(seeds):
            torch.manual_seed(seed)
            table[row, column] = train(make_net(width, activation))[-1]
    return table
