"""q3_train_epoch: every batch once, one step each."""

import torch
from torch import nn

from autograder.checks import check, expect, probes


def _squared(logits, labels):
    """Mean squared error of the first logit."""
    return ((logits[:, 0] - labels) ** 2).mean()


def _by_hand(student, device):
    """One epoch of three equal pictures (1, label 1) in batches of 2 and 1: logit = w x, w = 0, rate 1/4.

    The loss is (w - 1)², its slope 2 (w - 1): every step halves the distance to 1. The batches' losses are 1
    and 1/4, and w becomes 1/2 and 3/4. Returns the epoch's loss, the optimizer, and what watched.
    """
    line = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(line.weight)
    net = student.put(probes.WatchedModule(line.to(device)))
    loss_fn = student.put(probes.RecordingLoss(_squared))
    batches = [(torch.ones(n, 1), torch.ones(n, dtype=torch.int64)) for n in (2, 1)]
    optimizer = student.make(probes.noting_sgd, net.parameters(), 0.25)
    loss = student.train_epoch(net, student.put(batches), loss_fn, optimizer, device)
    return loss, optimizer, net, loss_fn


@check(
    points=0.5,
    hint="Go through the loader with `for`: it may be a plain list of pairs. loss.item() is a number without "
    "a graph; add those up, not the tensors.",
)
def test_it_returns_a_float(student, device):
    """The mean loss comes back as a finite Python float."""
    loss, *_ = _by_hand(student, device)
    expect.type(loss, float, "the mean loss")
    expect.finite(loss, "the mean loss")


@check(
    points=0.5,
    after="test_it_returns_a_float",
    hint="Every batch, also the small last one, passes through the network and the loss_fn that are given; "
    "loss_fn gets the logits and the labels, nothing in between.",
)
def test_every_batch_and_the_loss_that_is_given(student, device):
    """From batches of 2 and of 1 picture, each is predicted and learned from once, with the loss given."""
    *_, net, loss_fn = _by_hand(student, device)
    seen = [len(x) for x in probes.learned_from(net.inputs, net.learned)]
    expect.equal(seen, [2, 1], "the sizes of the batches that the network learned from")
    given = [len(y) for y in probes.learned_from(loss_fn.targets, loss_fn.learned)]
    expect.equal(given, [2, 1], "the sizes of the batches whose loss the network learned from")


@check(
    points=0.75,
    after="test_every_batch_and_the_loss_that_is_given",
    hint="For each batch, in this order: zero_grad, predict, loss, backward, and one step of the optimizer "
    "that is given. Gradients add up unless they are cleared. Pictures go in as they come, and nothing is "
    "added to the loss.",
)
def test_two_steps_by_hand(student, device):
    """Three equal pictures in batches of 2 and 1, rate 1/4: the weight goes from 0 to 1/2 and to 3/4."""
    _, optimizer, net, _ = _by_hand(student, device)
    weight = student.fetch(net.inner.state_dict())["weight"].item()
    steps, _ = student.run(probes.steps_and_rate, optimizer)
    expect.true(steps > 0 or weight == 0, "The weight moved, and not by a step of the optimizer given.")
    expect.equal(steps, 2, "the number of the optimizer's steps for two batches")
    second = probes.learned_from(net.outputs, net.learned)[1]  # of a picture that is 1
    expect.close(second, torch.full((1, 1), 0.5), "the weight after the first step", rtol=1e-5)
    expect.close(weight, 0.75, "the weight after two steps, which go 1/2, 3/4,", rtol=1e-5)


@check(
    points=0.5,
    after="test_two_steps_by_hand",
    hint="Multiply each batch's mean loss, measured before its step, by its number of images; divide the "
    "sum by "
    "the number of all: (2·1 + 1·1/4) / 3.",
)
def test_the_mean_loss_by_hand(student, device):
    """There the batches' losses are 1 and 1/4, so the mean over the three pictures is 3/4."""
    loss, *_ = _by_hand(student, device)
    expect.close(loss, 0.75, "the mean loss", rtol=1e-5)


@check(
    points=0.25,
    after="test_it_returns_a_float",
    hint="Somebody may have called model.eval() before: call model.train() first thing.",
)
def test_a_network_in_eval_mode_is_trained_in_training_mode(student, device):
    """A network that comes in eval mode is trained in training mode."""
    net = student.put(probes.WatchedModule(nn.Linear(1, 1).to(device)).eval())
    batches = student.put([(torch.ones(2, 1), torch.ones(2, dtype=torch.int64))])
    student.train_epoch(
        net, batches, _squared, student.make(probes.noting_sgd, net.parameters(), 0.25), device
    )
    modes = probes.learned_from(net.modes, net.learned)
    expect.equal(modes, ["training"], "the list of modes that the network learned in")
