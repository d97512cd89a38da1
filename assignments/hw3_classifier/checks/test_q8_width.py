"""q8_width: a table of losses, with pretended networks and training."""

import numpy as np
import torch

from autograder.checks import check, expect, picture


def make_net(width, activation):
    """A pretended network: it only knows its width."""
    return {"width": width}


def train(net):
    """Pretended losses of four epochs: the last, .1 above the width, is neither the best nor the worst."""
    return [10.0, 0.5, 20.0, net["width"] + 0.1]


@check(points=0.25, hint="np.empty((len(widths), len(seeds))), and one loop inside the other.")
def test_the_table_has_a_row_per_width(student):
    """Three widths and two seeds give a float64 array of shape (3, 2)."""
    table = student.losses_by_width([1, 2, 5], None, [0, 1], make_net, train)
    expect.array(table, "the table", shape=(3, 2), dtype=np.float64)


@check(
    points=0.25,
    after="test_the_table_has_a_row_per_width",
    hint="The shape is (len(widths), len(seeds)) also where one of them is 1: leave squeeze() away.",
)
def test_one_width_or_one_seed_is_a_table_too(student):
    """One width and three seeds give the shape (1, 3), two widths and one seed (2, 1)."""
    for widths, seeds in (([4], [0, 1, 2]), ([1, 2], [7])):
        table = student.losses_by_width(widths, None, seeds, make_net, train)
        expect.shape(table, (len(widths), len(seeds)), "the table")


@check(
    points=0.25,
    after="test_the_table_has_a_row_per_width",
    hint="The last loss, not the smallest, is train(net)[-1]. Keep it in float64 all the way.",
)
def test_a_cell_holds_the_last_loss(student):
    """Each cell is the last loss of the training of that row's width, even if another one was smaller."""
    table = student.losses_by_width([1, 2, 5], None, range(2), make_net, train)
    right = np.array([[1.1, 1.1], [2.1, 2.1], [5.1, 5.1]])
    with picture.matrix(table, right, rows="width (1, 2, 5)", columns="seed"):
        expect.close(table, right, "the table", rtol=1e-12)


def make_random_net(width, activation):
    """A pretended network: so many random numbers."""
    return torch.rand(width, dtype=torch.float64)


def train_random_net(net):
    """Pretended losses; the last is the sum of the network's numbers."""
    return [0.0, net.sum().item()]


@check(
    points=0.5,
    after="test_a_cell_holds_the_last_loss",
    hint="torch.manual_seed(seed) right before each make_net, inside both loops.",
)
def test_each_network_starts_from_its_seed(student):
    """The network of each cell is the one that make_net gives right after torch.manual_seed(seed)."""
    widths, seeds = [1, 3], [21, 8]
    expected = np.empty((2, 2))
    for row, width in enumerate(widths):
        for column, seed in enumerate(seeds):
            torch.manual_seed(seed)
            expected[row, column] = train_random_net(make_random_net(width, None))[-1]
    table = student.losses_by_width(widths, None, seeds, make_random_net, train_random_net)
    expect.close(table, expected, "the table")
