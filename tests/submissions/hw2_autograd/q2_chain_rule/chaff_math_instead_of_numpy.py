"""The functions of the module math take single numbers only."""
import math

CAUGHT_BY = "test_both_at_zero_and_one"
LESSON = (
    "Your code works for single numbers only. The functions of `math` cannot take an array: use those "
    "of NumPy."
)


def z(theta):
    return (1 - math.log(1 + math.exp(theta))) ** 2


def dz(theta):
    return -2 * (1 - math.log(1 + math.exp(theta))) * math.exp(theta) / (1 + math.exp(theta))
