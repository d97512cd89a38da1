"""q2_chain_rule: a function and its derivative at one place."""

import math

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
    """dz(1) is 0.4580252880326174 to twelve digits, as autograd finds."""
    expect.close(expect.number(student.dz(1.0), "dz(1)"), 0.4580252880326174, "dz(1)", rtol=1e-12, atol=0)
