"""q5_loader: training in mini-batches."""

import itertools
import math

import torch
from torch import nn
from torch.utils.data import TensorDataset

from autograder.checks import check, expect, picture, probes


def numbered(n, device):
    """N examples; x is i / n, and the target is i, so that a target tells which example it belongs to."""
    numbers = torch.arange(float(n), device=device)[:, None]
    return TensorDataset(numbers / n, numbers)


def seeded(seed):
    """A generator for the order of the batches."""
    return torch.Generator().manual_seed(50_000 + seed)


def train(student, seed, device, loss, *, n=10, epochs=3, batch_size=4):
    """Trains a line with the student's loop on numbered examples."""
    torch.manual_seed(5000 + seed)
    model = student.put(nn.Linear(1, 1).to(device))
    optimizer = student.make(torch.optim.SGD, model.parameters(), lr=0.001)
    order = student.make(seeded, seed)
    return student.train_batches(
        model, student.put(numbered(n, device)), loss, optimizer, epochs, batch_size, order
    )


def batches_of(student, seed, device, **settings):
    """Numbers of the examples in each batch that was learned from."""
    loss = student.put(probes.RecordingLoss(nn.MSELoss()))
    train(student, seed, device, loss, **settings)
    given = probes.learned_from(loss.targets, loss.learned)
    are_targets = all(float(y) in range(settings["n"]) for targets in given for y in targets.flatten())
    expect.true(are_targets, "what loss_fn was given second are not the dataset's targets")
    return [[int(y) for y in targets.flatten()] for targets in given]


def by_hand(student, device):
    """Two epochs with three equal examples (1, 1) in batches of 2 and 1: y = w x from w = 0, rate 1/4.

    The loss is (w - 1)², its slope 2 (w - 1): every step halves the distance to 1. Four steps make w
    0, 1/2, 3/4, 7/8, 15/16; the batches' losses are 1, 1/4, 1/16, 1/64. Returns w, losses and optimizer.
    """
    line = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(line.weight)
    model, ones = student.put(line.to(device)), torch.ones(3, 1, device=device)
    optimizer = student.make(probes.noting_sgd, model.parameters(), 0.25)
    data = student.put(TensorDataset(ones, ones.clone()))
    losses = student.train_batches(model, data, nn.MSELoss(), optimizer, 2, 2, student.make(seeded, 0))
    return student.fetch(model.state_dict())["weight"].item(), losses, optimizer


@check(points=0.25, hint="Collect loss.item() of the batches; return a list with one number for each epoch.")
def test_one_loss_for_each_epoch(student, seed, device):
    """train_batches returns a list with one Python float for each epoch."""
    losses = train(student, seed, device, nn.MSELoss(), epochs=3)
    expect.type(losses, list, "the losses")
    expect.equal(len(losses), 3, "the number of losses after 3 epochs")
    for loss in losses:
        expect.type(loss, float, "an epoch's loss")
        expect.finite(loss, "an epoch's loss")


@check(
    points=0.5,
    after="test_one_loss_for_each_epoch",
    hint="Ten examples in batches of 4 make 4, 4 and 2: the small last batch is used too "
    "(drop_last=False), and loss.backward() is called once for each batch. loss_fn(model(x), y): the "
    "predictions come first.",
)
def test_each_example_once_an_epoch(student, seed, device):
    """Every epoch learns from each example once, in batches of batch_size; the last may be smaller."""
    for n, batch_size in ((10, 4), (6, 3), (5, 8), (7, 3)):
        batches = batches_of(student, seed, device, n=n, epochs=2, batch_size=batch_size)
        each = math.ceil(n / batch_size)
        sizes = [batch_size] * (n // batch_size) + [n % batch_size] * (n % batch_size > 0)
        what = f"the sizes of the batches of {n} examples in 2 epochs"
        expect.equal([len(batch) for batch in batches], sizes * 2, what)
        for epoch in (batches[:each], batches[each:]):
            seen = sorted(number for batch in epoch for number in batch)
            expect.equal(seen, list(range(n)), "the examples used in one epoch")


@check(
    points=0.5,
    after="test_each_example_once_an_epoch",
    hint="Shuffle anew in every epoch: go through the DataLoader itself each time, not through a "
    "list made of it once. An order that is only rolled or reversed is not a new one.",
)
def test_each_epoch_has_a_new_order(student, seed, device):
    """The order of the examples is random, and another one in each epoch."""
    batches = batches_of(student, seed, device, n=30, epochs=4, batch_size=10)
    epochs = [tuple(itertools.chain(*batches[first : first + 3])) for first in range(0, 12, 3)]
    expect.true(tuple(range(30)) not in epochs, "an epoch went through the examples in their original order")
    expect.equal(len(set(epochs)), 4, "the number of different orders in 4 epochs")
    rings = len({probes.ring(order) for order in epochs})
    expect.equal(rings, 4, "the number of orders in 4 epochs that are not another one, rolled or reversed,")


@check(
    points=0.5,
    after="test_each_example_once_an_epoch",
    hint="For each batch, in this order, each once: optimizer.zero_grad(), predict and loss, "
    "loss.backward(), optimizer.step() of the optimizer given, and nothing else. Gradients add up unless "
    "they are cleared.",
)
def test_four_steps_by_hand(student, device):
    """Three equal examples (1, 1), batches of 2 and 1, two epochs, SGD, rate 1/4: w goes to 15/16."""
    weight, _, optimizer = by_hand(student, device)
    steps, rate = student.run(probes.steps_and_rate, optimizer)
    expect.true(steps > 0 or weight == 0, "The weight moved, and not by a step of the optimizer given.")
    expect.equal(steps, 4, "the number of the optimizer's steps for two batches in each of two epochs")
    expect.equal(rate, 0.25, "the optimizer's learning rate afterwards")
    expect.close(weight, 15 / 16, "the weight after 4 steps, which go 1/2, 3/4, 7/8, 15/16,", rtol=1e-5)


@check(
    points=0.25,
    after="test_four_steps_by_hand",
    hint="Multiply each batch's mean loss, as it was before its step, by its number of examples, and divide "
    "the sum by the number of all: (2·1 + 1·1/4) / 3 in the first epoch. Every epoch begins at 0.",
)
def test_two_losses_by_hand(student, device):
    """There the batches' losses are 1, 1/4, 1/16, 1/64, so the epochs' losses are 3/4 and 3/64."""
    _, losses, _ = by_hand(student, device)
    with picture.curves(losses, [3 / 4, 3 / 64]):
        expect.close(losses, [3 / 4, 3 / 64], "the epochs' losses", rtol=1e-5)
