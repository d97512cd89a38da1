"""What a comparison looked at, noted on the failure that it ends in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from autograder.checks.expect.digest import digest
from autograder.checks.failures import CheckFailure, Kind

# how a check calls what it handed over and looks at again afterwards
_HANDED_OVER = re.compile(r"^the caller's |\b(?:(?:was|were) given|after the call,?|afterwards)$")


@contextmanager
def looked_at(actual: Any, what: str, expected: Any = None) -> Iterator[None]:
    """Notes on a failure in the `with` what was looked at; the outermost comparison has the last word.

    Args:
        actual: What came from the submission.
        what: How messages call it. When it begins with "the caller's" or ends in "was given" or "after the
            call", another value than before means that the submission changed it.
        expected: What was expected, where that can be shown beside what came.
    """
    try:
        yield
    except CheckFailure as failure:
        failure.subject, failure.digest = what, digest(actual)
        failure.pair = None if expected is None else (actual, expected)
        if failure.kind in {Kind.VALUE, Kind.SHAPE, Kind.DTYPE, Kind.LENGTH} and _HANDED_OVER.search(what):
            failure.kind = Kind.CHANGED
        raise
