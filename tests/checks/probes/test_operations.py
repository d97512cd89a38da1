"""Which operations a call comes down to, and loaders for one pass."""

import pytest
import torch
from torch import nn

from autograder.checks import probes


def aliased(z, hidden=torch.log_softmax):
    return hidden(z, 1)


def from_a_module(z, layer=nn.LogSoftmax(dim=1)):
    return layer(z)


def through_ops(z):
    return torch.ops.aten.log_softmax(z, 1)


def by_hand(z):
    return z - z.exp().sum(1, keepdim=True).log()


@pytest.mark.parametrize(
    ("function", "is_ready_made"),
    [(aliased, True), (from_a_module, True), (through_ops, True), (by_hand, False)],
)
def test_an_operation_is_seen_by_whatever_name_it_is_called(function, is_ready_made):
    names = probes.operations_during(function, torch.ones(2, 3))
    assert ("log_softmax" in names) is is_ready_made


def test_a_second_pass_finds_nothing():
    batches = probes.OnceThrough([1, 2, 3])
    assert [list(batches), list(batches), len(batches), batches.passes] == [[1, 2, 3], [], 3, 2]
