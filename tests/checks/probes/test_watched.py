"""What a watched network and a recording loss note."""

import copy

import torch
from torch import nn

from autograder.checks import probes


def line():
    return nn.Linear(2, 1)


def test_a_pass_that_only_looks_is_not_learned_from():
    net = probes.WatchedModule(line())
    with torch.no_grad():
        net(torch.ones(3, 2))
    net(torch.ones(4, 2)).sum().backward()
    assert net.recorded == [False, True]
    assert [len(x) for x in probes.learned_from(net.inputs, net.learned)] == [4]


def test_the_mode_is_that_of_all_parts():
    net = probes.WatchedModule(nn.Sequential(line(), nn.Dropout()))
    for change in (net.eval, net.train, net.inner[1].eval):
        change()
        net(torch.ones(1, 2))
    assert net.modes == ["eval", "training", "mixed"]


def test_a_watched_network_gives_what_its_inner_one_gives():
    inner, x = line(), torch.ones(3, 2)
    net = probes.WatchedModule(inner)
    assert torch.equal(net(x), inner(x))
    assert torch.equal(net.outputs[0], inner(x))
    assert torch.equal(probes.WatchedModule()(x), x)


def test_a_copy_writes_into_the_same_notes_and_shares_no_weights():
    net = probes.WatchedModule(line())
    twin = copy.deepcopy(net).eval()
    twin(torch.ones(1, 2))
    assert net.modes == ["eval"]
    assert net.training
    assert net.inner.training
    assert twin.inner.weight is not net.inner.weight


def test_a_loss_notes_its_arguments_and_counts_what_was_learned_from():
    loss_fn = probes.RecordingLoss(nn.MSELoss())
    prediction = torch.ones(2, 1, requires_grad=True)
    loss_fn(prediction, torch.zeros(2, 1)).backward()
    loss_fn(prediction.detach(), torch.zeros(2, 1))
    assert loss_fn.values == [1.0, 1.0]
    assert loss_fn.learned == [0]
    assert torch.equal(loss_fn.targets[0], torch.zeros(2, 1))
