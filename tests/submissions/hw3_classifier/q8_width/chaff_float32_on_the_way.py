"""A float32 table, turned to float64 at the end."""
CAUGHT_BY = "test_a_cell_holds_the_last_loss"
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    table = torch.empty(len(widths), len(seeds))
    for i, width in enumerate(widths):
        for j, seed in enumerate(seeds):
            torch.manual_seed(seed)
            table[i, j] = train(make_net(width, activation))[-1]
    return table.double().numpy()
