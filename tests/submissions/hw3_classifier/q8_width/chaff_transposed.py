"""One row per seed instead of one row per width."""
CAUGHT_BY = "test_the_table_has_a_row_per_width"
LESSON = "Your table is transposed. It should have a row for each width and a column for each seed."
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.zeros((len(seeds), len(widths)))
    for i, seed in enumerate(seeds):
        for j, width in enumerate(widths):
            torch.manual_seed(seed)
            table[i, j] = train(make_net(width, activation))[-1]
    return table
