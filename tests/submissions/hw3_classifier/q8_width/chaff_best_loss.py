"""The smallest loss on the way, which may be long gone at the end."""
CAUGHT_BY = "test_a_cell_holds_the_last_loss"
LESSON = (
    "Your cells do not hold the last loss. Take entry -1 of the list that train returns, not the "
    "smallest."
)
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.zeros((len(widths), len(seeds)))
    for i, width in enumerate(widths):
        for j, seed in enumerate(seeds):
            torch.manual_seed(seed)
            table[i, j] = min(train(make_net(width, activation)))
    return table
