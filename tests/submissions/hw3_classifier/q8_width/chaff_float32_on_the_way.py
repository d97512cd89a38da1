"""A float32 table, turned to float64 at the end."""
CAUGHT_BY = "test_a_cell_holds_the_last_loss"
LESSON = "Your losses go through float32 and lose digits. Make the table float64 from the start."
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    table = torch.empty(len(widths), len(seeds))
    for i, width in enumerate(widths):
        for j, seed in enumerate(seeds):
            torch.manual_seed(seed)
            table[i, j] = train(make_net(width, activation))[-1]
    return table.double().numpy()
