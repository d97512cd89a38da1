"""q9_patience: three parts without a leak, and when to stop."""

import copy
import math

import pytest
import torch
from torch import nn

from autograder.checks import check, expect, probes

TRAIN, VAL, TEST = 0.0, 1.0, 2.0  # targets that tell which part an example belongs to


def examples(n, seed, device):
    """X and y of n examples; the targets are their numbers."""
    torch.manual_seed(9100 + seed)
    return (5 + 3 * torch.randn(n, 2)).to(device), torch.arange(n, device=device)[:, None]


def seeded(seed):
    """A generator for the order of the examples."""
    return torch.Generator().manual_seed(91_000 + seed)


@check(
    points=0.5,
    after=("test_the_parts_are_dealt_at_random", "test_the_training_part_is_standardised"),
    hint="Measure mean and standard deviation of X_train, after dealing, and use these two for all three "
    "parts. X[order] is a copy; -= on a view of X changes the caller's data.",
)
def test_nothing_leaks_between_the_parts(student, seed, device):
    """All parts are standardised by the training part's numbers, each row with its target; X and y stay."""
    data = examples(24, seed, device)
    X_there, y_there = (student.put(column) for column in data)
    with probes.unchanged(student, X_there, "X"), probes.unchanged(student, y_there, "y"):
        parts = student.split_in_three(X_there, y_there, 8, 6, student.make(seeded, seed))
    for (_, y), name in zip(parts, ("training", "validation", "test"), strict=True):
        expect.dtype(y, torch.int64, f"y of the {name} part")
    rows = [data[0][y.flatten()] for _, y in parts]
    # n or n - 1 in the denominator: whichever makes the training part's own deviation come out as 1
    correction = min((0, 1), key=lambda k: (parts[0][0].std(dim=0, correction=k) - 1).abs().max())
    mean, spread = rows[0].mean(dim=0), rows[0].std(dim=0, correction=correction)
    for (X, _), raw, name in zip(parts, rows, ("training", "validation", "test"), strict=True):
        what = f"the features of the {name} part"
        expect.close(X, (raw - mean) / spread, what, rtol=1e-4, atol=1e-4)


@check(
    points=0.25,
    after="test_the_parts_are_dealt_at_random",
    hint="torch.randperm(len(X), generator=generator), and nothing else that is random. Do not seed it.",
)
def test_the_generator_alone_deals(student, seed, device):
    """Equally seeded generators deal the same parts, others deal others, and each goes on where it is."""

    def dealt(order, torch_seed):
        X, y = examples(30, torch_seed, device)  # seeds torch's own generator here
        student.run(torch.manual_seed, torch_seed)  # and there: it must make no difference
        parts = student.split_in_three(X, y, 10, 8, order)
        return [int(number) for _, y in parts for number in y.flatten()]

    first, again, other = (dealt(student.make(seeded, k), seed + k2) for k, k2 in ((1, 0), (1, 1), (2, 0)))
    expect.equal(again, first, "the parts with an equally seeded generator")
    expect.true(other != first, "a generator with another seed deals the same parts")
    order = student.make(seeded, 1)
    one, two = dealt(order, seed), dealt(order, seed)
    expect.true(one != two, "the same generator deals the same parts twice")
    for part, name in ((one[:12], "training"), (one[12:22], "validation"), (one[22:], "test")):
        expect.true(part != sorted(part), f"the examples of the {name} part lie in their original order")


class Script:
    """A loss for the line w · x: each step on the training examples makes w larger by 1, with SGD, rate 1.

    The validation loss after step k is what stands at place k - 1 of the script, and the test loss is w. All
    is computed from the prediction, so that looking more often changes nothing. What is added to the training
    loss changes no step; with a steep loss the rate is as much smaller.
    """

    def __init__(self, val_losses, added=0.0, steep=1):
        self.val_losses, self.added, self.steep = list(val_losses), added, steep

    def __call__(self, prediction, target):
        """The loss of the part that the targets name."""
        part = float(target.flatten()[0])
        if part == 0.0:
            return self.added - self.steep * prediction.mean()
        if part == 2.0:
            return prediction.mean()
        step = round(float(prediction.detach().mean()))
        after = 1e30 if step < 1 else math.inf  # who makes smaller steps has a first, finite loss, too
        value = self.val_losses[step - 1] if 1 <= step <= len(self.val_losses) else after
        return torch.tensor(value, dtype=torch.float64) + 0 * prediction.mean().cpu()


def line_at_zero(device):
    """The line y = w x with w = 0."""
    line = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(line.weight)
    return line.to(device)


def part_of(which, device):
    """Equal examples of a part: 2 to learn from, 3 to choose by, 4 to test on."""
    n = 2 + int(which)
    return torch.ones(n, 1, device=device), torch.full((n, 1), which, device=device)


class Run:
    """One training whose validation losses are given.

    Attributes:
        result: What the call returned.
        weight: The model's afterwards: the number of the epoch whose weights it has, counted from 1.
        loss: What stands for the loss, which notes its calls.
    """

    def __init__(self, student, device, val_losses, patience, max_epochs=None, added=0.0, steep=1):
        self.loss = student.put(probes.RecordingLoss(Script(val_losses, added, steep)))
        model = student.put(line_at_zero(device))
        optimizer = student.make(torch.optim.SGD, model.parameters(), lr=1.0 / steep)
        parts = [part_of(which, device) for which in (TRAIN, VAL, TEST)]
        self.result = student.fit_with_patience(
            model, *parts, self.loss, optimizer, max_epochs or len(val_losses), patience
        )
        self.weight = student.fetch(model.state_dict())["weight"].item()


def follows(student, device, val_losses, patience, epochs, best, max_epochs=None, added=0.0, steep=1):
    """Training ends after so many epochs, and the best is the one that is."""
    run = Run(student, device, val_losses, patience, max_epochs, added, steep)
    what = f"with patience {patience} and the validation losses {list(val_losses)}"
    if added:
        what += f", where all training losses are {added}"
    if steep > 1:
        what += f", where the gradient is {steep}"
    expect.equal(len(run.result["val_losses"]), epochs, f"the number of epochs {what}")
    expect.equal(run.result["best_epoch"], best, f"best_epoch {what}")
    expect.close(run.weight, float(best + 1), f"the number of the epoch whose weights remain, {what},")
    expect.close(run.result["test_loss"], float(best + 1), f"the same by the test loss {what}")


BY_HAND = ("test_the_best_weights_are_put_back", "test_each_step_in_training_mode_and_back")


@pytest.mark.parametrize(
    ("val_losses", "patience", "epochs", "best"),
    [
        ([5, 6, 4, 6, 6, 3, 7, 7, 7, 7, 7], 3, 9, 5),
        ([5, 3, 6, 5, 4, 3.5, 2, 1], 2, 4, 1),
        ([2, 3, 1, 0.5], 1, 2, 0),
    ],
    ids=["a new best begins anew", "falling is not a new best", "patience 1"],
)
@check(
    points=0.25,
    after=BY_HAND,
    hint="Count the epochs since the last new best; a new best sets the count to 0. Compare with the "
    "smallest so far, not with the epoch before. The training losses, even infinite ones and NaN, decide "
    "nothing, and each step takes the whole gradient.",
)
def test_patience_counts_in_a_row(student, device, val_losses, patience, epochs, best):
    """Patience counts the epochs in a row without a new best, and each new best begins the count anew."""
    follows(student, device, val_losses, patience, epochs, best)
    for added in (math.inf, math.nan):
        follows(student, device, val_losses, patience, epochs, best, added=added)
    follows(student, device, val_losses, patience, epochs, best, steep=1 << 20)


@pytest.mark.parametrize(
    ("val_losses", "patience", "epochs", "best"),
    [
        ([5, 4, 4, 4, 4, 4, 4], 3, 5, 1),
        ([5, 4, math.nan, math.inf, math.inf, math.inf, 3, 2], 3, 5, 1),
        ([1.0, 0.9999999, 0.9999998, 1.0, 1.0, 1.0], 2, 5, 2),
        ([-1, -2, -3, 0, 0, 0], 2, 5, 2),
        ([9e9, 8e9, 9e9, 9e9, 9e9], 2, 4, 1),
        ([3, 0, -1, 0, 0, 0], 2, 5, 2),
    ],
    ids=["a plateau", "not a number", "a little smaller", "below zero", "large", "zero"],
)
@check(
    points=0.25,
    after=(*BY_HAND, "test_patience_counts_in_a_row"),
    hint="if loss < best: … and nothing else counts as better; begin with best = float('inf').",
)
def test_only_smaller_is_better(student, device, val_losses, patience, epochs, best):
    """A new best is smaller, by however little; neither an equal loss nor NaN is one."""
    follows(student, device, val_losses, patience, epochs, best)


@pytest.mark.parametrize(
    ("val_losses", "max_epochs", "best"),
    [([9, 8, 7, 6, 5, 4], 5, 4), ([9, 3, 8, 7, 6, 5], 4, 1), ([7, 8], 1, 0)],
    ids=["still falling", "the best is long ago", "one epoch"],
)
@check(
    points=0.25,
    after=BY_HAND,
    hint="Load the best weights after the loop, however it ended.",
)
def test_the_best_is_put_back_at_the_last_epoch_too(student, device, val_losses, max_epochs, best):
    """When max_epochs ends the training, the best weights are put back just the same."""
    follows(student, device, val_losses, 5, max_epochs, best, max_epochs)


@check(
    points=0.25,
    after=(*BY_HAND, "test_patience_counts_in_a_row"),
    hint="Learn from the training part only, choose by the validation part, and leave the test part alone "
    "until the best weights are back. Predictions and targets go to loss_fn as they are: nothing flattened.",
)
def test_the_test_part_waits(student, device):
    """Only the training part is learned from, and the test part is not looked at before the last step."""
    run = Run(student, device, [5, 3, 2, 4, 4, 4, 4], 3)
    for what, tensors in (("predictions", run.loss.predictions), ("targets", run.loss.targets)):
        given = sorted({tuple(tensor.shape) for tensor in tensors})
        expect.equal(given, [(2, 1), (3, 1), (4, 1)], f"the shapes of the {what} that loss_fn was given")
    targets = [float(target.flatten()[0]) for target in run.loss.targets]
    learned = probes.learned_from(targets, run.loss.learned)
    expect.equal(learned, [TRAIN] * 6, "the parts that 6 epochs were learned from (0 is the training part)")
    expect.true(TEST not in targets[: max(run.loss.learned)], "the test part was looked at during training")


@check(
    points=0.25,
    after=BY_HAND,
    hint="model.eval() before each measurement, and model.train() before the next step; with "
    "torch.no_grad(): around the measurement, and not around the step.",
)
def test_measuring_records_no_graph(student, device):
    """The validation and the test loss are measured in eval mode and without recording a graph."""
    model = student.put(probes.WatchedModule(line_at_zero(device)))
    optimizer = student.make(torch.optim.SGD, model.parameters(), lr=1.0)
    parts = [part_of(which, device) for which in (TRAIN, VAL, TEST)]
    student.fit_with_patience(model, *parts, student.put(Script([3, 2, 4])), optimizer, 3, 5)
    notes = zip(model.inputs, model.modes, model.recorded, strict=True)
    measured = [(mode, recorded) for x, mode, recorded in notes if len(x) > 2]
    expect.equal({mode for mode, _ in measured}, {"eval"}, "the set of modes in which losses were measured")
    expect.true(not any(recorded for _, recorded in measured), "a graph was recorded while measuring")


def leave_gradients(net):
    """Gradients that somebody forgot."""
    for parameter in net.parameters():
        parameter.grad = torch.full_like(parameter, 3.0)


def normed(seed, device):
    """A network whose state is more than its parameters, and which answers differently in training mode."""
    torch.manual_seed(9200 + seed)
    net = nn.Sequential(nn.Linear(2, 6), nn.BatchNorm1d(6), nn.Tanh(), nn.Linear(6, 1))
    net[1].bias.requires_grad_(False)
    return net.to(device)


def regression(seed, device):
    """Three parts of which the second wants three tenths of what is learned, so that its loss soon rises."""
    torch.manual_seed(9300 + seed)
    inputs = [torch.randn(n, 2) for n in (12, 9, 7)]
    sums = [factor * x.sum(dim=1, keepdim=True) for x, factor in zip(inputs, (3.0, 0.9, 1.0), strict=True)]
    return [(x.to(device), y.to(device)) for x, y in zip(inputs, sums, strict=True)]


@check(
    points=0.25,
    after=("test_the_best_is_put_back_at_the_last_epoch_too", "test_measuring_records_no_graph"),
    hint="Use the optimizer that was given; clear the gradients before every backward; keep the "
    "whole state_dict(), in which the running averages of batch norm are, too. What is frozen stays frozen.",
)
def test_a_network_with_batch_norm(student, solution, seed, device):
    """Losses and whole state of a network with batch norm are right, with a frozen part and old gradients."""
    net, parts = normed(seed, device), regression(seed, device)
    there = student.put(copy.deepcopy(net))
    student.run(leave_gradients, there)
    steps = {"lr": 0.1, "momentum": 0.9}
    optimizer = student.make(torch.optim.SGD, there.parameters(), **steps)
    over_there = [student.put(part) for part in parts]
    with (
        probes.unchanged(student, over_there, "the data"),
        probes.only_trained(student, there, "the model"),
    ):
        found = student.fit_with_patience(there, *over_there, nn.MSELoss(), optimizer, 12, 12)
    # Of 300 seeds 221 have their best in the first of the 12 epochs, and 2 in the last.
    mine = torch.optim.SGD(net.parameters(), **steps)
    expected = solution.fit_with_patience(net, *parts, nn.MSELoss(), mine, 12, 12)
    for name in ("train_losses", "val_losses", "test_loss"):
        expect.close(found[name], expected[name], name, rtol=1e-4, atol=1e-5)
    for name, value in student.fetch(there.state_dict()).items():
        expect.close(value.cpu(), net.state_dict()[name].cpu(), f"{name} afterwards", rtol=1e-4, atol=1e-5)
