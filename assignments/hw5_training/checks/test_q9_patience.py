"""q9_patience: three parts without a leak, and when to stop."""

import torch
from torch import nn

from autograder.checks import check, expect, picture, probes


def numbered(n, device):
    """X and y of n examples: y is the number of the example, and so is each feature but for a factor."""
    y = torch.arange(float(n), device=device)[:, None]
    return torch.cat([y / 10, 100 - 3 * y], dim=1), y


def seeded(seed):
    """A generator for the order of the examples."""
    return torch.Generator().manual_seed(90_000 + seed)


def parts_of(student, seed, device, n=12, n_val=4, n_test=3):
    """The three parts of numbered examples, as the student deals them."""
    return student.split_in_three(*numbered(n, device), n_val, n_test, student.make(seeded, seed))


def target_of(value, device, n=1):
    """Equal examples: x is 1."""
    return torch.ones(n, 1, device=device), torch.full((n, 1), value, device=device)


def line_at_zero(device):
    """The line y = w x with w = 0."""
    line = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(line.weight)
    return line.to(device)


def by_hand(student, device, max_epochs=10, val=0.75, loss_fn=None):
    """Learns from (1, 1), 512 times, chooses by (1, val), tests on (1, 0), with SGD, rate 1/4, patience 2.

    The loss is (w - 1)², its slope 2 (w - 1): every step halves the distance to 1. The steps make w 1/2, 3/4,
    7/8, 15/16. So for 3/4 the second epoch is the best, and the fourth is the last.

    Returns:
        The result, the weight afterwards, and the optimizer.
    """
    model = student.put(line_at_zero(device))
    parts = [target_of(1.0, device, 512), target_of(val, device), target_of(0.0, device)]
    optimizer = student.make(probes.noting_sgd, model.parameters(), 0.25)
    loss_fn = loss_fn or nn.MSELoss()
    result = student.fit_with_patience(model, *parts, loss_fn, optimizer, max_epochs, 2)
    return result, student.fetch(model.state_dict())["weight"].item(), optimizer


@check(
    points=0.25,
    hint="Return three pairs: cut one random order of all the examples into three pieces, and take the rows "
    "of X and of y by the same piece. Each example is in exactly one part, and y stays as it is. A part of a "
    "single row has no deviation of its own: all take the training part's.",
)
def test_each_example_is_in_one_part(student, seed, device):
    """Every example is in exactly one of the three parts, which have the sizes that were asked for."""
    for sizes in ((5, 4, 3), (6, 1, 5), (150, 40, 10)):
        parts = parts_of(student, seed, device, sum(sizes), *sizes[1:])
        expect.equal(len(parts), 3, "the number of parts")
        for (X, y), size, name in zip(parts, sizes, ("training", "validation", "test"), strict=True):
            expect.tensor(X, f"X of the {name} part", shape=(size, 2), dtype=torch.float32)
            expect.tensor(y, f"y of the {name} part", shape=(size, 1), dtype=torch.float32)
        seen = sorted(int(number) for _, y in parts for number in y.flatten())
        expect.equal(seen, list(range(sum(sizes))), "the examples of all parts together")


@check(
    points=0.25,
    after="test_each_example_is_in_one_part",
    hint="Draw the order with torch.randperm(len(X), generator=generator).",
)
def test_the_parts_are_dealt_at_random(student, seed, device):
    """The examples are dealt at random, not as they lie."""
    parts = parts_of(student, seed, device, n=40, n_val=10, n_test=10)
    order = [int(number) for _, y in parts for number in y.flatten()]
    expect.true(order != list(range(40)), "the parts are pieces of the data in their original order")
    groups = [sorted(int(number) for number in y.flatten()) for _, y in parts]
    expect.true(groups[0] != list(range(20)), "the training part holds the first 20 of 40 examples")


@check(
    points=0.25,
    after="test_each_example_is_in_one_part",
    hint="Subtract each column's mean and divide by its standard deviation, both along dim=0. Rows of X and "
    "of y are taken by the same piece of the order.",
)
def test_the_training_part_is_standardised(student, seed, device):
    """Each column of the training part has mean 0 and standard deviation 1."""
    (X, y), *_ = parts_of(student, seed, device, n=30, n_val=5, n_test=5)
    expect.close(X.mean(dim=0), torch.zeros(2, device=device), "the means of the columns", atol=1e-4)
    expect.close(X.std(dim=0), torch.ones(2, device=device), "their standard deviations", rtol=0.05)
    together = torch.equal(X[:, 0].argsort(), y[:, 0].argsort())
    expect.true(together, "The rows of X and of y in the training part belong to different examples.")


@check(
    points=0.25,
    hint="Return a dict with train_losses, val_losses, best_epoch and test_loss; loss.item() is a float.",
)
def test_it_returns_the_story_of_the_training(student, device):
    """fit_with_patience returns a dict of two lists of floats, the place of the best, and the test loss."""
    result, *_ = by_hand(student, device, max_epochs=3, val=0.7)  # the second is the best
    expect.type(result, dict, "the result")
    names = ["best_epoch", "test_loss", "train_losses", "val_losses"]
    expect.equal(sorted(result), names, "the keys of the result")
    for name in ("train_losses", "val_losses"):
        expect.type(result[name], list, name)
        expect.equal(len(result[name]), 3, f"the length of {name} after 3 epochs")
        for loss in result[name]:
            expect.type(loss, float, f"a number of {name}")
    expect.type(result["best_epoch"], int, "best_epoch")
    expect.type(result["test_loss"], float, "test_loss")
    expect.autograd_on(student, "Afterwards autograd is still switched off.")


@check(
    points=0.25,
    after="test_it_returns_the_story_of_the_training",
    hint="In each epoch: one plain step on the training examples, whose loss you note from before it, then "
    "the loss of the validation examples. Stop when `patience` epochs in a row were not smaller than the "
    "smallest validation loss so far. loss_fn(model(x), y): the predictions come first. The steps are those "
    "of the optimizer that is given, as it is: no clipping, no other rate.",
)
def test_four_epochs_by_hand(student, device):
    """Learning from (1, 1), choosing by (1, 3/4), patience 2: w goes 1/2, 3/4, 7/8, 15/16, no further."""
    loss_fn = student.put(probes.RecordingLoss(nn.MSELoss()))
    result, weight, optimizer = by_hand(student, device, loss_fn=loss_fn)
    are_targets = {float(y) for target in loss_fn.targets for y in target.flatten()} <= {1.0, 0.75, 0.0}
    expect.true(are_targets, "what loss_fn was given second is not the targets of a part")
    expect.true(len(loss_fn.learned) > 0, "Nothing is learned from the loss_fn that was given.")
    steps, rate = student.run(probes.steps_and_rate, optimizer)
    expect.true(steps > 0 or weight == 0, "The weight moved, and not by a step of the optimizer given.")
    epochs = len(result["train_losses"])
    expect.equal(steps, epochs, f"the number of the optimizer's steps in {epochs} epochs")
    learned = [len(y) for y in probes.learned_from(loss_fn.targets, loss_fn.learned)]
    expect.equal(learned, [512] * epochs, f"the numbers of examples that {epochs} epochs learned from")
    expect.close(result["train_losses"][:2], [1, 1 / 4], "train_losses[:2]", rtol=1e-5)
    right = [1 / 16, 0, 1 / 64, 9 / 256]
    expect.close(result["val_losses"][:2], right[:2], "val_losses[:2]", rtol=1e-5, atol=1e-7)
    story = [result["best_epoch"], len(result["val_losses"])]
    expect.equal(story, [1, 4], "the pair of best_epoch, counted from 0, and the number of epochs")
    expect.close(result["train_losses"], [1, 1 / 4, 1 / 16, 1 / 64], "train_losses", rtol=1e-5)
    with picture.curves(result["val_losses"], right, y="validation loss"):
        expect.close(result["val_losses"], right, "val_losses", rtol=1e-5, atol=1e-7)
    expect.equal(rate, 0.25, "the optimizer's learning rate afterwards")


@check(
    points=0.25,
    after="test_four_epochs_by_hand",
    hint="Keep copy.deepcopy(model.state_dict()) of the best epoch, load it at the end, and measure the test "
    "loss then. model.state_dict() alone changes with the model.",
)
def test_the_best_weights_are_put_back(student, device):
    """There the model ends with the best weight, 3/4, and the test loss is its: (3/4 - 0)² = 9/16."""
    result, weight, _ = by_hand(student, device)
    expect.close(weight, 3 / 4, "the weight afterwards", rtol=1e-5)
    expect.close(result["test_loss"], 9 / 16, "test_loss", rtol=1e-5)


@check(
    points=0.25,
    after="test_four_epochs_by_hand",
    hint="model.train() before the step and model.eval() before measuring, in every epoch; at the end "
    "model.train(was_training) with the mode of before.",
)
def test_each_step_in_training_mode_and_back(student, device):
    """Every step is learned in training mode, and afterwards the model is in the mode in which it came."""
    for mode in (True, False):
        model = student.put(probes.WatchedModule(line_at_zero(device)).train(mode))
        parts = [target_of(value, device) for value in (1.0, 0.75, 0.0)]
        optimizer = student.make(torch.optim.SGD, model.parameters(), lr=0.25)
        student.fit_with_patience(model, *parts, nn.MSELoss(), optimizer, 3, 5)
        modes = probes.learned_from(model.modes, model.learned)
        expect.equal(modes, ["training"] * 3, "the modes in which 3 epochs were learned")
        expect.equal(model.training, mode, "model.training afterwards")
