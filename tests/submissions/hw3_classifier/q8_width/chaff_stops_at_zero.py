"""Where a training reaches 0 there is nothing to gain, it thinks: what would come after it is left at 0."""
import numpy as np
import torch

CAUGHT_BY = "test_a_cell_depends_on_its_own_width_and_seed_alone"
LESSON = "Your loop ends when a loss is 0. Train for each width and each seed, whatever another one gave."


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.zeros((len(widths), len(seeds)))
    for row, width in enumerate(widths):
        for column, seed in enumerate(seeds):
            torch.manual_seed(seed)
            table[row, column] = train(make_net(width, activation))[-1]
            if table[row, column] == 0:
                return table
    return table
