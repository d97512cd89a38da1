"""The loss before training."""
CAUGHT_BY = "test_a_cell_holds_the_last_loss"
LESSON = "Your cells hold the first loss. Put in the last one."
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.zeros((len(widths), len(seeds)))
    for i, width in enumerate(widths):
        for j, seed in enumerate(seeds):
            torch.manual_seed(seed)
            table[i, j] = train(make_net(width, activation))[0]
    return table
