"""q2_chain_rule: arrays, autograd as the judge, and places where e^theta is too large."""

import numpy as np
import pytest
import torch

from autograder.checks import check, expect

FAR = (-1000.0, -800.0, -740.0, -50.0, 50.0, 709.5, 710.5, 800.0, 1000.0)


def by_autograd(theta):
    """`z` and its derivative at every theta, from PyTorch in float64."""
    t = torch.tensor(theta, dtype=torch.float64, requires_grad=True)
    value = (1 - torch.nn.functional.softplus(t, threshold=100)) ** 2
    value.sum().backward()
    return value.detach().numpy(), t.grad.numpy()


@check(
    points=0.25,
    after="test_both_at_zero_and_one",
    hint="The result has the shape of theta, however many dimensions that has.",
)
@pytest.mark.parametrize("shape", [(5,), (1,), (2, 3), (2, 1, 3)])
def test_both_work_on_arrays(student, rng, shape):
    """`z` and `dz` take an array and give one of the same shape."""
    theta = rng.uniform(-2, 2, size=shape)
    expect.array(student.z(theta), "z of an array", shape=shape, dtype="float")
    expect.array(student.dz(theta), "dz of an array", shape=shape, dtype="float")


@check(
    points=0.25,
    after="test_both_work_on_arrays",
    hint="Right at 0 and 1 and wrong elsewhere: try large and negative numbers, and stay in double "
    "precision.",
)
def test_z_everywhere(student, rng):
    """`z` is right at many places, in double precision."""
    # Single precision is off by some 1e-6, a softplus that is a line beyond 20, as PyTorch's, by 2e-9.
    for theta in rng.uniform(-20, 20, size=(2, 200)):
        expect.close(student.z(theta.copy()), by_autograd(theta)[0], "z", rtol=1e-8, atol=1e-9)


@check(
    points=0.5,
    after="test_both_work_on_arrays",
    hint="Right at 0 and 1 and wrong elsewhere: try large and negative numbers, and stay in double "
    "precision.",
)
def test_dz_agrees_with_autograd(student, rng):
    """`dz` agrees with autograd at many places."""
    # A difference quotient is off by some 1e-8; the formula, in whichever form, by 1e-13 at most.
    for theta in rng.uniform(-20, 20, size=(2, 200)):
        expect.close(student.dz(theta.copy()), by_autograd(theta)[1], "dz", rtol=1e-11, atol=1e-11)


@check(
    points=0.75,
    after=("test_z_everywhere", "test_dz_agrees_with_autograd"),
    hint="e^800 is infinite for NumPy. np.logaddexp(0, theta) is log(1 + e^theta) for any theta, and "
    "e^theta / (1 + e^theta) is 1 / (1 + e^-theta).",
)
def test_far_from_zero(student):
    """`z` and `dz` stay finite and right for theta between -1000 and 1000."""
    theta = np.array(FAR)
    softplus = np.maximum(
        theta, 0
    )  # exact here: what is missing is smaller than a float64 can hold beside it
    expect.finite(student.z(theta.copy()), "z far from zero")
    expect.close(student.z(theta.copy()), (1 - softplus) ** 2, "z far from zero")
    expect.finite(student.dz(theta.copy()), "dz far from zero")
    expect.close(student.dz(theta.copy()), -2 * (1 - softplus) * (theta > 0), "dz far from zero")
    # The first value is no example for the others: 0, but no whole numbers follow.
    theta = np.array([-1000.0, 0.5, 1000.0])
    for name, right in zip(("z", "dz"), by_autograd(theta), strict=True):
        expect.close(
            getattr(student, name)(theta.copy()), right, f"{name} of far and near values in one array"
        )
        for single, wanted in zip(theta.tolist(), right, strict=True):
            what = f"{name} of a single number"
            expect.close(expect.number(getattr(student, name)(single), what), wanted, what)


@check(
    points=0.25,
    after="test_both_work_on_arrays",
    hint="`theta *= …` and `np.exp(theta, out=theta)` write into the caller's array.",
)
def test_theta_stays_as_it_is(student):
    """The array that `z` and `dz` are given is the same afterwards."""
    for name in ("z", "dz"):
        theta = student.put(np.array([-1.0, 0.5, 2.0]))
        getattr(student, name)(theta)
        expect.equal(student.fetch(theta), np.array([-1.0, 0.5, 2.0]), f"the caller's theta after {name}")
