"""Tensors as they lie after a transpose."""

import pytest
import torch

from autograder.checks import probes


def test_the_numbers_are_the_same_and_view_refuses_them():
    numbers = torch.arange(24.0).reshape(2, 3, 4)
    turned = probes.transposed_in_memory(numbers)
    assert torch.equal(turned, numbers)
    assert turned.shape == numbers.shape
    with pytest.raises(RuntimeError, match="view"):
        turned.view(-1)


def test_it_can_get_a_gradient_and_shares_no_memory():
    numbers = torch.ones(2, 3)
    turned = probes.transposed_in_memory(numbers).requires_grad_()
    turned.sum().backward()
    with torch.no_grad():
        turned.fill_(7)
    assert torch.equal(turned.grad, torch.ones(2, 3))
    assert torch.equal(numbers, torch.ones(2, 3))
