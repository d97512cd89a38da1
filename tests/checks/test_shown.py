"""What was called, what came and what was expected: short, as one would type it, over all types."""

import numpy as np
import pytest
import torch
from torch import nn

from autograder.checks import calls
from autograder.checks.shown import shown

NAMES = {"np": np, "torch": torch}
TYPEABLE = [
    None, True, np.True_, 3, -2.5, 1e-05, np.float32(0.5), np.int64(7), "a\nb", [], (), (1,), (1.0, "x"), [1, [2, [3]]], {"a": 1},
    np.array([-1.0, 0.5]), np.array([[1, 2], [3, 4]]), np.array([True]), np.array(3.0), np.array([1.5], dtype=np.float32),
    np.zeros(0), torch.tensor([1.0, 2.0]), torch.tensor(3), torch.tensor([1, 2], dtype=torch.int32), torch.tensor([True, False]),
    torch.tensor([0.5], dtype=torch.float64), torch.device("cpu"), {"lr": 0.1, "x": np.array([1.0])},
]  # fmt: skip


@pytest.mark.parametrize("value", TYPEABLE, ids=repr)
def test_what_is_short_can_be_typed(value):
    again = eval(shown(value), NAMES)
    assert type(again) is type(value) or isinstance(value, np.generic)
    plain = torch.Tensor.tolist if isinstance(value, torch.Tensor) else lambda x: x
    np.testing.assert_equal(plain(again), plain(value))
    assert getattr(again, "dtype", None) == getattr(value, "dtype", None) or isinstance(value, np.generic)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.zeros((0, 2)), "<float64 array of shape (0, 2)>"),
        (np.zeros((60, 2)), "<float64 array of shape (60, 2)>"),
        (torch.zeros(3, 28, 28), "<float32 tensor of shape (3, 28, 28)>"),
        (torch.zeros(2, dtype=torch.complex64), "<complex64 tensor of shape (2,)>"),
        (np.array(["a"]), "<<U1 array of shape (1,)>"),
        (nn.Sequential(nn.Linear(1, 1)), "<Sequential>"),
        (nn.MSELoss, "<MSELoss>"),
        (np.sin, "<sin>"),
        (list(range(100)), "[0, 1, 2, 3, 4, 5, … 100 in all]"),
        (float("nan"), 'float("nan")'),
        (np.array([np.inf]), 'np.array([float("inf")])'),
        (10**20, "1e+20"),
        ("x" * 100, repr("x" * 60 + "…")),
        ([[[[[1]]]]], "[[[<list>]]]"),
    ],
)
def test_what_is_not_is_told(value, text):
    assert shown(value) == text


@pytest.mark.parametrize(
    "value", [torch.zeros(2).to_sparse(), np.array([object()]), 1 + 2j, {1}, object(), range(3)]
)
def test_anything_has_a_short_text(value):
    assert 2 < len(shown(value)) < 80


def test_the_call_is_told_as_it_was_before_it_changed_its_argument():
    calls.starting()
    given = np.array([1.0, 2.0])
    call = calls.noted("f", (given, 3), {"lr": 0.5})
    given += 1
    call.result = torch.tensor([1.0, 2.0])
    assert (
        calls.told() == "\ncalled:   f(np.array([1.0, 2.0]), 3, lr=0.5)\nit gave:  torch.tensor([1.0, 2.0])"
    )


def test_what_was_expected_stands_under_what_came():
    calls.starting()
    calls.noted("f", (), {}).result = ([1.0, 3.0], 5)
    assert calls.told(([1.0, 3.0], [1.0, 2.0])).split("\n")[2:] == [
        "yours:    [1.0, 3.0]",
        "expected: [1.0, 2.0]",
    ]


def test_one_number_is_told_by_the_message_alone():
    calls.starting()
    calls.noted("f", (), {}).result = 5.0
    assert calls.told((5.0, 4.0)) == "\ncalled:   f()\nit gave:  5.0"


def test_nothing_is_told_where_nothing_was_called():
    calls.noted("f", (), {})
    calls.starting()
    assert calls.told() == ""


def test_an_object_that_does_not_answer_leaves_the_call_out():
    class Silent(dict):
        def items(self):
            raise RuntimeError

    calls.starting()
    calls.noted("f", (Silent(),), {})
    assert calls.told() == ""


def test_a_long_call_is_cut():
    calls.starting()
    calls.noted("f", tuple("x" * 50 for _ in range(30)), {})
    assert len(calls.told()) < 260


def test_a_message_without_its_call_is_what_it_was():
    calls.starting()
    calls.noted("f", (1,), {})
    assert calls.without_call(f"It is 3.\nin cell [1]{calls.told()}") == "It is 3.\nin cell [1]"
