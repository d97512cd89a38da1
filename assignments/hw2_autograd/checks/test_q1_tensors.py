"""q1_tensors: arrays become tensors, and two things to do with them."""

import numpy as np
import torch

from autograder.checks import check, expect


@check(points=0.5, hint="Say the dtype: torch.tensor(…, dtype=torch.float32), or .float() on what you have.")
def test_float_tensor_keeps_shape_and_values(student):
    """to_float_tensor gives a float32 tensor with the shape and the values of the array."""
    for array in (np.arange(6).reshape(3, 2), np.array([0.5, -2.25, 8.0]), np.array([[True, False]])):
        what = f"to_float_tensor of a {array.dtype} array"
        found = expect.tensor(student.to_float_tensor(array), what, shape=array.shape, dtype=torch.float32)
        expect.close(found, torch.tensor(array.astype(np.float32)), what)


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
