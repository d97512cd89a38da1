"""Whether tensors are moved to where they are to be."""

import pytest
import torch
from torch import nn

from autograder.checks import probes


def line():
    return nn.Linear(2, 1)


def to_given(net, loader, device):
    for batch in loader:
        images, _ = (part.to(device) for part in batch)
        net(images)


def to_keyword(net, loader, device):
    for images, _ in loader:
        net(images.to(device=device, dtype=torch.float32))


def as_tensor(net, loader, device):
    for images, _ in loader:
        net(torch.as_tensor(images, device=device))


def to_where_the_parameters_are(net, loader, device):
    for images, _ in loader:
        net(images.to(next(net.parameters()).device))


def to_like_the_parameters(net, loader, device):
    for images, _ in loader:
        net(images.to(next(net.parameters())))


def moved(function):
    net = probes.WatchedModule(line())
    loader = probes.loader_of_unmoved(torch.ones(3, 2), torch.zeros(3), 2)
    return net, probes.moves_during(function, "cpu:0", net, loader, "cpu:0")


@pytest.mark.parametrize(
    "function", [to_given, to_keyword, as_tensor, to_where_the_parameters_are, to_like_the_parameters]
)
def test_every_way_to_move_counts(function):
    net, devices = moved(function)
    assert "cpu:0" in devices
    assert net.kinds == ["Tensor", "Tensor"]


def test_a_moved_tensor_that_is_not_kept_shows():
    def forgets(net, loader, device):
        for images, _ in loader:
            images.to(device)
            net(images * 2)

    net, _ = moved(forgets)
    assert net.kinds == ["Unmoved", "Unmoved"]


def test_another_device_than_the_given_one_shows():
    def by_name(net, loader, device):
        for images, _ in loader:
            net(images.cpu())

    assert moved(by_name)[1] == ["cpu", "cpu"]


def test_another_dtype_is_no_move():
    def converts(net, loader, device):
        for images, _ in loader:
            net(images.to(torch.float32))

    net, devices = moved(converts)
    assert devices == []
    assert net.kinds == ["Unmoved", "Unmoved"]
