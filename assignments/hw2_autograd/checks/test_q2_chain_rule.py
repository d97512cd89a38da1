"""q2_chain_rule: a function and its derivative at one place."""

import math

import numpy as np

from autograder.checks import check, expect


@check(points=0.5, hint="From the inside out: e^theta, add 1, natural logarithm, 1 minus that, square.")
def test_z_at_one(student):
    """z(1) is (1 - log(1 + e))^2, about 0.0981."""
    found = expect.number(student.z(1.0), "z(1)")
    expect.close(found, (1 - math.log(1 + math.e)) ** 2, "z(1)")


@check(
    points=0.5,
    hint="Three factors: 2u from the square, -1 from 1 - s, and e^theta / (1 + e^theta) from the logarithm. "
    "The formula is right to the last digits; a difference quotient is not.",
)
def test_dz_at_one(student):
    """dz(1) is 0.4580252880326174 to eleven digits, as autograd finds."""
    expect.close(expect.number(student.dz(1.0), "dz(1)"), 0.4580252880326174, "dz(1)", rtol=0, atol=1e-11)


@check(
    points=0.5,
    after=("test_z_at_one", "test_dz_at_one"),
    hint="np.exp and np.log work on arrays, element by element; those of the module math do not. Right at "
    "1 and wrong at 0: is there a 1 or an e in place of theta?",
)
def test_both_at_zero_and_one(student):
    """For the array of 0 and 1, z is about (0.0942, 0.0981) and dz about (-0.3069, 0.4580)."""
    theta = np.array([0.0, 1.0])
    z = expect.array(student.z(theta.copy()), "z of an array", shape=(2,), dtype="float")
    dz = expect.array(student.dz(theta.copy()), "dz of an array", shape=(2,), dtype="float")
    expect.close(z[0], (1 - math.log(2)) ** 2, "z at 0 in an array")
    expect.close(z[1], (1 - math.log(1 + math.e)) ** 2, "z at 1 in an array")
    expect.close(dz[0], math.log(2) - 1, "dz at 0 in an array", rtol=0, atol=1e-11)
    expect.close(dz[1], 0.4580252880326174, "dz at 1 in an array", rtol=0, atol=1e-11)
