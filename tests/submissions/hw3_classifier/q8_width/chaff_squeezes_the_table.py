"""Squeezes: one width or one seed leaves a list instead of a table."""

CAUGHT_BY = "test_one_width_or_one_seed_is_a_table_too"
LESSON = "For a single width or seed your table has one dimension. Keep a row for each width and leave squeeze() away."


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.zeros((len(widths), len(seeds)))
    for row, width in enumerate(widths):
        for column, seed in enumerate(seeds):
            torch.manual_seed(seed)
            table[row, column] = train(make_net(width, activation))[-1]
    return table.squeeze()
