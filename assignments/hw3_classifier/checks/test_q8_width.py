"""q8_width: a table of losses, with pretended networks and training."""

import numpy as np

from autograder.checks import check, expect


def make_net(width, activation):
    """A pretended network: it only knows its width."""
    return {"width": width}


def train(net):
    """Pretended losses of three epochs, which end with the width."""
    return [10.0, 20.0, float(net["width"])]


@check(points=0.5, hint="np.empty((len(widths), len(seeds))), and one loop inside the other.")
def test_the_table_has_a_row_per_width(student):
    """Three widths and two seeds give a float64 array of shape (3, 2)."""
    table = student.losses_by_width([1, 2, 5], None, [0, 1], make_net, train)
    expect.array(table, "the table", shape=(3, 2), dtype=np.float64)


@check(
    points=0.5,
    after="test_the_table_has_a_row_per_width",
    hint="train(net) returns the losses of all epochs; the last one is train(net)[-1].",
)
def test_a_cell_holds_the_last_loss(student):
    """Each cell is the last loss of the training of that row's width."""
    table = student.losses_by_width([1, 2, 5], None, range(2), make_net, train)
    expect.close(table, np.array([[1.0, 1.0], [2.0, 2.0], [5.0, 5.0]]), "the table")
