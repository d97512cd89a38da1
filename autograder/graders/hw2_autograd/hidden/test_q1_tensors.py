"""q1_tensors: views, shared memory, other shapes and small integer types."""

import numpy as np
import pytest
import torch

from autograder.checks import check, expect, probes

VIEWS = {
    "a[::-1]": lambda a: a[::-1],
    "a[:, ::-1]": lambda a: a[:, ::-1],
    "a[::2]": lambda a: a[::2],
    "a.T": lambda a: a.T,
    "no rows": lambda a: a[:0],
    "a row for all": lambda a: np.broadcast_to(a[0], (3, 4)),
}


def call(function, *arguments):
    """Calls on the side where it runs, so that the result stays there."""
    return function(*arguments)


def add_ten(numbers):
    """Writes to an array or a tensor; says whether that is possible."""
    try:
        with torch.no_grad():
            numbers += 10
    except (RuntimeError, ValueError):  # a view of one number for many, or memory that is read-only
        return False
    return True


@check(
    points=0.25,
    after="test_float_tensor_of_a_reversed_array",
    hint="A view may leave out rows, turn axes round or repeat a number; a copy, a.copy() or a.astype(…), "
    "lies in memory as PyTorch likes it.",
)
@pytest.mark.parametrize("view", VIEWS)
def test_float_tensor_of_a_view(student, rng, view):
    """to_float_tensor works on views, also on reversed ones."""
    array = VIEWS[view](rng.standard_normal((6, 4)))
    found = expect.tensor(
        student.to_float_tensor(array), f"the tensor of {view}", shape=array.shape, dtype=torch.float32
    )
    wanted = torch.tensor(array.astype(np.float32).tolist()).reshape(array.shape)
    expect.close(found, wanted, f"the tensor of {view}")


@check(
    points=0.25,
    after=("test_float_tensor_of_a_view", "test_float_tensor_is_a_copy"),
    hint="torch.from_numpy shares its memory with the array, and .float() copies only if the dtype changes. "
    "Each call makes a new tensor.",
)
def test_float_tensor_has_its_own_memory(student):
    """The tensor shares no memory with the array or other tensors: writing to one leaves the rest alone."""
    for dtype in (np.float32, np.float64):
        array = student.put(np.arange(4, dtype=dtype))
        tensor = student.make(call, student.to_float_tensor, array)
        student.run(add_ten, array)
        expect.close(student.fetch(tensor), torch.arange(4.0), "the tensor after 10 was added to the array")
        student.make(call, student.to_float_tensor, np.full(4, 7, dtype=dtype))
        expect.close(
            student.fetch(tensor), torch.arange(4.0), "the tensor after another one of its shape was made"
        )
        expect.true(student.run(add_ten, tensor), "Nothing can be written into the tensor.")
        expect.close(
            student.fetch(array), np.arange(4) + 10.0, "the array after 10 was added to the tensor", rtol=1e-6
        )


@check(
    points=0.5,
    after="test_gram_of_a_small_table",
    hint="Any number of rows and columns should work: also one row, one column, or more columns than rows. "
    "Keep the dtype of X on the way.",
)
@pytest.mark.parametrize("shape", [(7, 3), (2, 5), (4, 1), (1, 3)])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64], ids=str)
def test_gram_of_any_table(student, solution, rng, device, shape, dtype):
    """`gram` works for any number of rows and columns and keeps the dtype."""
    X = torch.tensor(rng.standard_normal(shape), dtype=dtype, device=device)
    found = expect.tensor(student.gram(X), "gram(X)", shape=(shape[1], shape[1]), dtype=dtype)
    tolerance = 1e-5 if dtype == torch.float32 else 1e-12
    expect.close(found, solution.gram(X), "gram(X)", rtol=tolerance, atol=tolerance)


@check(
    points=0.25,
    after="test_mean_of_zero_to_five",
    hint="All elements count, whatever the shape, and one number comes back. An int8 reaches to 127 only: if "
    "you add up, do it in a larger type, t.float() first, then the mean.",
)
@pytest.mark.parametrize("dtype", [torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64], ids=str)
def test_mean_of_every_integer_type(student, rng, device, dtype):
    """mean_of_integers is right for every integer type and any shape, also where the sum exceeds the type."""
    ranges = {torch.uint8: (0, 256), torch.int8: (60, 128), torch.int64: (2**30, 2**31)}
    low, high = ranges.get(dtype, (-20_000, -10_000))
    for shape in ((9, 40), (6, 5, 12), (1,), ()):
        numbers = rng.integers(low, high, size=shape)
        t = torch.tensor(numbers, dtype=dtype, device=device)
        found = expect.tensor(student.mean_of_integers(t), f"the mean of {shape}", shape=(), dtype="float")
        expect.close(float(found), float(numbers.mean()), f"the mean of {shape}", rtol=1e-5)


@check(
    points=0.25,
    after=(
        "test_float_tensor_keeps_shape_and_values",
        "test_gram_of_a_small_table",
        "test_mean_of_zero_to_five",
    ),
    hint="`a *= …`, `X -= …`, `t.add_(…)` and a new shape or type given in place change what the caller has.",
)
def test_arguments_stay_as_they_are(student, device):
    """What the three functions are given is the same afterwards, in shape, dtype, values and gradients."""
    before = np.array([[3, 1], [2, 5]])
    for name, value in (
        ("to_float_tensor", before),
        ("gram", torch.tensor(before, device=device).float()),
        ("mean_of_integers", torch.tensor(before, device=device)),
    ):
        held = student.put(value)
        with probes.unchanged(student, held, f"what {name} was given"):
            student.make(call, getattr(student, name), held)
