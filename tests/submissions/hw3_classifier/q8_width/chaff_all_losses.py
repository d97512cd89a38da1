"""All losses of each training instead of the last one: a third dimension."""
CAUGHT_BY = "test_the_table_has_a_row_per_width"
LESSON = "Your table holds all losses of each training. Put in the last one only."
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    table = []
    for width in widths:
        row = []
        for seed in seeds:
            torch.manual_seed(seed)
            row.append(train(make_net(width, activation)))
        table.append(row)
    return np.array(table)
