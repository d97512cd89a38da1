"""q8_width: independent runs, and what they show on the rings."""

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect
from shared.data import rings


class Workshop:
    """Makes and trains pretended networks and keeps them all."""

    def __init__(self):
        self.activations, self.trained = [], []

    def make(self, width, activation):
        """A fresh layer."""
        self.activations.append(activation)
        return nn.Linear(1, width)

    def train(self, net):
        """Two pretended losses."""
        self.trained.append(net)
        return [0.5, 0.25]


def different(items):
    """How many different objects a list holds."""
    return len({id(item) for item in items})


def all_are(items, wanted):
    """Whether a list holds this very object and nothing else."""
    return all(item is wanted for item in items)


def random_net(width, activation):
    """A linear layer whose weights depend on torch's seed."""
    return nn.Linear(1, width)


def random_train(net):
    """Pretended losses, smallest in the middle; the last depends on the net and on torch's generator."""
    return [1.0, -9.0, net.weight.abs().sum().item() + torch.rand(()).item()]


@check(
    points=0.5,
    after="test_a_cell_holds_the_last_loss",
    hint="Call make_net inside the inner loop: a network that was trained before does not start anew.",
)
def test_every_run_gets_a_fresh_network(student):
    """Each cell of the table trains a network of its own, and a second table trains anew."""
    shop = student.put(Workshop())
    for trained in (6, 12):
        student.losses_by_width([1, 2, 3], None, [4, 5], shop.make, shop.train)
        expect.equal(
            len(shop.trained), trained, "the number of trainings for 3 widths and 2 seeds, call by call"
        )
        expect.equal(
            student.run(different, shop.trained),
            trained,
            "the number of different networks that were trained",
        )


@check(
    points=0.5,
    after="test_every_run_gets_a_fresh_network",
    hint="Hand the activation on: make_net(width, activation).",
)
def test_the_activation_is_handed_on(student):
    """make_net gets the activation that the caller gave."""
    shop, activation = student.put(Workshop()), student.put(nn.Tanh())
    student.losses_by_width([1, 2], activation, [0], shop.make, shop.train)
    same = student.run(all_are, shop.activations, activation)
    expect.true(same, "make_net was called with another activation than the one given.")


@check(
    points=0.5,
    after="test_every_run_gets_a_fresh_network",
    hint="torch.manual_seed(seed) right before each make_net: then no cell depends on those before it.",
)
def test_a_cell_depends_on_its_own_width_and_seed_alone(student, solution, rng):
    """The same width and seed give the same cell, whatever else is in the table."""
    seeds = sorted((int(seed) for seed in rng.permutation(1000)[:3]), reverse=True)
    for widths in ([1, 4, 2], [2, 1]):
        table = student.losses_by_width(widths, None, seeds, random_net, random_train)
        expect.array(table, "the table", shape=(len(widths), 3))
        expected = solution.losses_by_width(widths, None, seeds, random_net, random_train)
        expect.close(table, expected, "the table", atol=1e-6)


def rings_workshop(device):
    """How to make a network and how to train it on 200 points of the rings: two functions."""
    features, target = (part.to(device) for part in rings(200, seed=100))

    def make_net(width, activation):
        return nn.Sequential(nn.Linear(2, width), activation, nn.Linear(width, 1), nn.Sigmoid()).to(device)

    def train(net):
        optimizer, losses = torch.optim.Adam(net.parameters(), lr=0.1), []
        for _ in range(150):
            loss = nn.functional.binary_cross_entropy(net(features), target)
            losses.append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        return losses

    return make_net, train


@check(
    points=0.5,
    after=("test_a_cell_depends_on_its_own_width_and_seed_alone", "test_the_activation_is_handed_on"),
    hint="Compare a cell with a training that you run by hand, with the same width and seed.",
)
def test_three_sigmoids_beat_two_beat_one(student, device):
    """On the rings, in the median over five starts, three sigmoid nodes beat two and two beat one."""
    # Medians of five starts, 8 groups of starts (`chaffinch calibrate hw3_classifier`): one node .490 to
    # .518, two .152 to .170, three .018 to .043. Data and starts are fixed, so that nothing varies.
    table = student.losses_by_width([1, 2, 3], nn.Sigmoid(), range(5), *rings_workshop(device))
    one, two, three = np.median(expect.array(table, "the table", shape=(3, 5)), axis=1)
    expect.at_least(one, 0.4, "the median loss of one node")
    expect.at_most(two, 0.3, "the median loss of two nodes")
    expect.at_least(two, 0.1, "the median loss of two nodes")
    expect.at_most(three, 0.1, "the median loss of three nodes")
