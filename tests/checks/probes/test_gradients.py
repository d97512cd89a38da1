"""What learns, in which order, and in how many steps."""

import pytest
import torch
from torch import nn

from autograder.checks import CheckFailure, probes


def one_layer(*, freeze=None, scale=1.0):
    """A layer of three times two weights and three biases, or one that learns less."""
    layer = nn.Linear(2, 3)
    nn.init.constant_(layer.weight, 0.5)
    nn.init.zeros_(layer.bias)
    if freeze is not None:
        getattr(layer, freeze).requires_grad_(False)
    layer.weight.register_hook(lambda grad: grad * scale) if layer.weight.requires_grad else None
    return layer


@pytest.mark.parametrize("freeze", ["weight", "bias"])
def test_what_is_frozen_gets_no_gradient_whatever_it_says(freeze):
    with pytest.raises(CheckFailure, match="gets no gradient"):
        probes.same_gradients(one_layer(freeze=freeze), one_layer(), torch.ones(4, 2), torch.ones(4, 3))


def test_a_gradient_of_another_size_is_seen():
    probes.same_gradients(one_layer(), one_layer(), torch.ones(4, 2), torch.ones(4, 3))
    with pytest.raises(CheckFailure, match="is 48; expected 24"):
        probes.same_gradients(one_layer(scale=2.0), one_layer(), torch.ones(4, 2), torch.ones(4, 3))


def test_a_rolled_or_reversed_order_is_the_same_ring_and_another_order_is_not():
    orders = [[2, 0, 3, 1, 4], [3, 1, 4, 2, 0], [4, 1, 3, 0, 2]]
    assert len({probes.ring(order) for order in orders}) == 1
    assert probes.ring([0, 1, 3, 2, 4]) != probes.ring(orders[0])


def test_an_optimizer_that_notes_its_steps_tells_how_many_there_were_and_its_rate():
    layer = nn.Linear(1, 1)
    optimizer = probes.noting_sgd(layer.parameters(), 0.25)
    assert probes.steps_and_rate(optimizer) == (0, 0.25)
    for _ in range(2):
        layer(torch.ones(1, 1)).sum().backward()
        optimizer.step()
    assert probes.steps_and_rate(optimizer) == (2, 0.25)
