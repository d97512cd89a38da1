"""q1_tensors: arrays become tensors, and two things to do with them."""

import numpy as np
import torch

from autograder.checks import check, expect


@check(
    points=0.5,
    hint="All values stay, large ones too, and every dimension, also one of length 1. The dtype is float32: "
    "torch.tensor(a, dtype=torch.float32), or .float() on what you have.",
)
def test_float_tensor_keeps_shape_and_values(student):
    """to_float_tensor gives a float32 tensor with the shape and the values of the array."""
    large = np.array([[2**40]])
    for array in (np.arange(6).reshape(3, 2), np.array([0.5, -2.25, 8.0]), np.array([[True, False]]), large):
        what = f"to_float_tensor of a {array.dtype} array"
        tensor = student.to_float_tensor(
            array.copy()
        )  # of a copy: who reshapes it in place is told elsewhere
        found = expect.tensor(tensor, what, shape=array.shape, dtype=torch.float32)
        expect.close(found, torch.tensor(array.astype(np.float32)), what)


@check(
    points=0.25,
    after="test_float_tensor_keeps_shape_and_values",
    hint="A reversed view has negative strides, which PyTorch does not know. A copy has none: a.copy() or "
    "a.astype(…).",
)
def test_float_tensor_of_a_reversed_array(student):
    """to_float_tensor of the array 1, 2, 3, reversed, is the tensor 3, 2, 1."""
    found = student.to_float_tensor(np.array([1, 2, 3])[::-1])
    found = expect.tensor(found, "the tensor of a[::-1]", shape=(3,), dtype=torch.float32)
    expect.close(found, torch.tensor([3.0, 2.0, 1.0]), "the tensor of a[::-1]")


def add_ten(numbers):
    """Runs on the student's side: writes to an array."""
    numbers += 10


@check(
    points=0.25,
    after="test_float_tensor_of_a_reversed_array",
    hint="torch.from_numpy and torch.as_tensor share their memory with the array, and .float() copies only "
    "if the dtype changes.",
)
def test_float_tensor_is_a_copy(student):
    """Writing to a float32 array afterwards does not change the tensor that was made from it."""
    array = student.put(np.arange(4, dtype=np.float32))
    tensor = student.make(lambda function, a: function(a), student.to_float_tensor, array)
    student.run(add_ten, array)
    expect.close(student.fetch(tensor), torch.arange(4.0), "the tensor after 10 was added to the array")


@check(
    points=0.5, hint="X has n rows and d columns; the result has an entry for each pair of columns: X.T @ X."
)
def test_gram_of_a_small_table(student, device):
    """`gram` gives the inner products of all pairs of columns, a (d, d) tensor."""
    X = torch.tensor([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], device=device)
    found = expect.tensor(student.gram(X), "gram(X)", shape=(2, 2), dtype=torch.float32)
    expect.close(found, torch.tensor([[20.0, 26.0], [26.0, 35.0]], device=device), "gram(X)")


@check(
    points=0.5,
    hint="The mean of 0, 1, …, 5 is 2.5, no whole number: change the dtype before you take the mean.",
)
def test_mean_of_zero_to_five(student, device):
    """mean_of_integers gives the mean as a floating-point tensor without dimensions."""
    found = student.mean_of_integers(torch.arange(6, device=device))
    expect.tensor(found, "the mean of 0, 1, …, 5", shape=(), dtype="float")
    expect.close(float(found), 2.5, "the mean of 0, 1, …, 5")
