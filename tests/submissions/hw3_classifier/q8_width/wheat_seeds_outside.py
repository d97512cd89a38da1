"""Seeds in the outer loop, transposed at the end."""
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    columns = []
    for s in seeds:
        column = []
        for w in widths:
            torch.manual_seed(s)
            column.append(train(make_net(w, activation)).pop())
        columns.append(column)
    return np.array(columns, dtype=np.float64).T.copy()
