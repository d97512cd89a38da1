"""q5_loader: training in mini-batches."""

import math

import torch
from torch import nn
from torch.utils.data import TensorDataset

from autograder.checks import check, expect


class RecordingLoss:
    """Mean squared error that notes the targets of each batch."""

    def __init__(self):
        self.targets = []

    def __call__(self, prediction, target):
        """Returns the mean squared error."""
        self.targets.append(target.detach().flatten().tolist())
        return ((prediction - target) ** 2).mean()


def numbered(n, device):
    """N examples; x is i / n, and the target is i, so that a target tells which example it belongs to."""
    numbers = torch.arange(float(n), device=device)[:, None]
    return TensorDataset(numbers / n, numbers)


def seeded(seed):
    """A generator for the order of the batches."""
    return torch.Generator().manual_seed(seed)


def train(student, seed, device, loss, *, n=10, epochs=3, batch_size=4, lr=0.001):
    """Trains a line with the student's loop on numbered examples."""
    torch.manual_seed(seed)
    model = student.put(nn.Linear(1, 1).to(device))
    optimizer = student.make(torch.optim.SGD, model.parameters(), lr=lr)
    order = student.make(seeded, seed)
    return student.train_batches(
        model, student.put(numbered(n, device)), loss, optimizer, epochs, batch_size, order
    )


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
    points=0.75,
    after="test_one_loss_for_each_epoch",
    hint="Ten examples in batches of 4 make 4, 4 and 2: the small last batch is used too "
    "(drop_last=False), and one loss is computed for each batch.",
)
def test_each_example_once_an_epoch(student, seed, device):
    """Every epoch uses each example exactly once, in batches of batch_size; the last may be smaller."""
    for n, batch_size in ((10, 4), (6, 3), (5, 8)):
        loss = student.put(RecordingLoss())
        train(student, seed, device, loss, n=n, epochs=2, batch_size=batch_size)
        batches = student.fetch(loss.targets)
        each = math.ceil(n / batch_size)
        sizes = [batch_size] * (n // batch_size) + [n % batch_size] * (n % batch_size > 0)
        expect.equal(
            [len(batch) for batch in batches],
            sizes * 2,
            f"the sizes of the batches of {n} examples in 2 epochs",
        )
        for epoch in (batches[:each], batches[each:]):
            seen = sorted(int(number) for batch in epoch for number in batch)
            expect.equal(seen, list(range(n)), "the examples used in one epoch")


@check(
    points=0.5,
    after="test_each_example_once_an_epoch",
    hint="Is optimizer.step() called for each batch, and loss.backward() before it?",
)
def test_the_loss_falls(student, seed, device):
    """Training lowers the loss."""
    losses = train(student, seed, device, nn.MSELoss(), epochs=10, batch_size=5, lr=0.003)
    expect.at_most(losses[-1] / losses[0], 0.995, "the last epoch's loss, divided by the first epoch's,")
