"""Comparisons on the trusted side, as strict as a grader deserves.

Every function takes what came from a submission first and says in its message what happened in the student's
terms.
"""

from autograder.checks.expect.autograd import autograd_on
from autograder.checks.expect.bounds import at_least, at_most, true
from autograder.checks.expect.close import close
from autograder.checks.expect.exact import equal
from autograder.checks.expect.raising import refuses
from autograder.checks.expect.structure import array, dtype, finite, number, shape, tensor, type  # noqa: A004

__all__ = [
    "array",
    "at_least",
    "at_most",
    "autograd_on",
    "close",
    "dtype",
    "equal",
    "finite",
    "number",
    "refuses",
    "shape",
    "tensor",
    "true",
    "type",
]
