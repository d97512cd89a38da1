"""expect.close and expect.equal: nothing wrong passes, and the message stays short."""

import numpy as np
import pytest
import torch

from autograder.checks import CheckFailure, expect

NAN, INF = float("nan"), float("inf")
SHORT = 200


def refused(actual, expected, compare=expect.close, **options):
    with pytest.raises(CheckFailure) as caught:
        compare(actual, expected, "your result", **options)
    assert len(str(caught.value)) < SHORT
    return str(caught.value)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (NAN, 1.0),
        (NAN, NAN),
        (np.array([1.0, NAN]), np.array([1.0, NAN])),
        (torch.tensor([NAN]), torch.tensor([NAN])),
        (INF, 1.0),
        (1.0, INF),
        (-INF, INF),
        (complex(NAN, 0), complex(NAN, 0)),
        (np.array([1.0]), np.array([1.0, 1.0])),  # nothing broadcasts
        (np.ones((3, 1)), np.ones((1, 3))),
        (1.0, np.array([1.0])),
        (np.ones(0), np.ones((0, 3))),
        (True, 1),
        (1, True),
        (np.array([True]), np.array([1])),
        (1 + 0j, 1.0),
        ([1.0], torch.tensor([1.0])),
        (np.array([1.0]), torch.tensor([1.0])),
        ("1.0", 1.0),
        (None, 1.0),
        ({}, 1.0),
        ([1, [2, 3]], [1, 2, 3]),
        (np.array([1, 2], dtype=object), np.array([1, 2])),
        (np.array(["1"]), np.array([1])),
        (torch.ones(2, 2).to_sparse(), torch.ones(2, 2)),
        (object(), 1.0),
        (iter([1.0]), [1.0]),
        (2**60 + 1, 2**60),  # integers are exact
        (np.array([255], dtype=np.uint8), np.array([-1], dtype=np.int8)),
        (1.0 + 1e-4, 1.0),
        (10**400, 1.0),
    ],
)
def test_what_differs_does_not_pass(actual, expected):
    refused(actual, expected)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (INF, INF),
        (-0.0, 0.0),
        (np.ones((0, 3)), np.ones((0, 3))),
        ([], np.ones(0)),
        (3, 3.0),
        (np.float32(0.1), 0.1),
        (torch.tensor([0.1], dtype=torch.bfloat16), torch.tensor([0.1], dtype=torch.bfloat16)),
        (torch.tensor([0.5], dtype=torch.bfloat16), torch.tensor([0.5])),
        ([1.0, 2.0], np.array([1.0, 2.0])),
        (torch.tensor([1.0]), np.array([1.0])),
        (torch.tensor([1 + 2j]), torch.tensor([1 + 2j])),
        (np.ones((2, 3))[:, ::-1], np.ones((2, 3))),
        (torch.ones(1).expand(5), torch.ones(5)),
    ],
)
def test_what_agrees_passes(actual, expected):
    expect.close(actual, expected)


def test_nan_is_right_only_where_it_is_asked_for():
    expect.close(np.array([NAN, 1.0]), np.array([NAN, 1.0]), nan_ok=True)
    refused(np.array([NAN, NAN]), np.array([NAN, 1.0]), nan_ok=True)


def test_the_tolerance_follows_the_coarser_dtype():
    expect.close(torch.tensor(1.0 + 5e-6), torch.tensor(1.0))
    refused(torch.tensor(1.0 + 5e-6, dtype=torch.float64), torch.tensor(1.0, dtype=torch.float64))


@pytest.mark.parametrize("half", [torch.float16, torch.bfloat16])
def test_who_answers_in_half_precision_gets_no_wider_tolerance_by_it(half):
    refused(torch.tensor(1.0078125, dtype=half), torch.tensor(1.0))
    refused(np.array([1.0078125], dtype=np.float16), np.array([1.0]))
    expect.close(torch.tensor(1.0078125, dtype=half), torch.tensor(1.0, dtype=half))


def test_another_device_is_named():
    assert "meta" in refused(torch.ones(2, device="meta"), torch.ones(2))


def test_a_tensor_cannot_lie_about_its_values():
    class Liar(torch.Tensor):
        __hash__ = torch.Tensor.__hash__

        def detach(self):
            return torch.ones(2)

        def __eq__(self, other):
            return torch.ones(2, dtype=torch.bool)

        @classmethod
        def __torch_function__(cls, func, types, args=(), kwargs=None):
            return torch.ones(2)

    refused(torch.zeros(2).as_subclass(Liar), torch.ones(2))


def test_an_array_cannot_lie_about_its_values():
    class Liar(np.ndarray):
        __hash__ = None

        def __eq__(self, other):
            return np.ones(2, dtype=bool)

        def __array_ufunc__(self, *args, **kwargs):
            return np.zeros(2)

        def __array_function__(self, *args, **kwargs):
            return np.ones(2, dtype=bool)

    refused(np.zeros(2).view(Liar), np.ones(2))


@pytest.mark.parametrize("base", [int, float, complex, str, list, dict, tuple, np.float64])
def test_no_subclass_can_claim_equality(base):
    liar = type(
        "Liar",
        (base,),
        {
            "__eq__": lambda self, other: True,
            "__ne__": lambda self, other: False,
            "__hash__": lambda self: 0,
            "__array__": lambda self, *args, **kwargs: np.array(1.0),
            "item": lambda self: 1.0,
            "__float__": lambda self: 1.0,
            "__pos__": lambda self: 1.0,
            "__len__": lambda self: 1,
            "__iter__": lambda self: iter([1.0]),
        },
    )()
    refused(liar, [1.0] if base in {list, tuple} else 1.0, expect.equal)
    refused(liar, 1.0)


def test_an_object_that_claims_to_be_another_class_does_not_pass():
    class Mask:
        __class__ = property(lambda self: float)
        __eq__ = lambda self, other: True  # noqa: E731
        __hash__ = None

    for compare in (expect.close, expect.equal):
        with pytest.raises((CheckFailure, TypeError)):
            compare(Mask(), 1.0)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (True, 1),
        (1, True),
        (1, 1.0),
        (1.0, 1),
        (NAN, NAN),
        ((1, 2), [1, 2]),
        ([1, 2], [1, 2, 3]),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1, "b": 2}, {"a": 1}),
        ({"a": np.ones(2)}, {"a": np.ones(3)}),
        ("a", b"a"),
        (np.array(["a"]), np.array(["b"])),
        (np.array([1]), np.array(["1"])),
        (None, 0),
        (torch.float32, torch.float64),
        (1 + 1e-12, 1.0),
    ],
)
def test_equal_is_exact_about_kinds_and_values(actual, expected):
    refused(actual, expected, expect.equal)


@pytest.mark.parametrize(
    "value",
    [1, 1.5, "é", None, True, [1, (2.0, "x")], {"a": [np.ones(2)]}, torch.ones(2), np.array(["a", "b"])],
)
def test_equal_passes_what_is_the_same(value):
    expect.equal(value, value)


def test_a_message_about_a_huge_tensor_is_short_and_names_the_worst_place():
    wrong = torch.zeros(1000, 1000)
    wrong[3, 4] = 5
    assert "[3, 4]: 5; expected 0" in refused(wrong, torch.zeros(1000, 1000))


@pytest.mark.parametrize("shape", [(1,) * 32, (7,) * 20 + (0,)])
def test_a_message_about_an_absurd_shape_is_short(shape):
    refused(np.zeros(shape), np.ones(3))
    refused(torch.zeros(shape), torch.ones(3), expect.equal)


def test_a_small_difference_is_not_rounded_away():
    assert refused(1.0000001, 1.0, rtol=0, atol=0) == "your result is 1.0000001; expected 1.0."


def test_of_a_single_value_no_place_is_told():
    assert refused([0.5], [1.0]) == "your result is 0.5; expected 1."
