"""Whether two digests are of the same value; see ``expect.digest``, which makes them. Imports no PyTorch."""

import re
from typing import Final

NUMBER: Final = re.compile(r"[~^][-+.e\d]+")
"""A number in a digest: ^ a logarithm, ~ a sum."""
_ROUNDING = 3e-5  # what two ways to compute the same thing in single precision may differ by, and more


def alike(one: str, other: str) -> bool:
    """Whether two digests are of the same value, up to rounding."""
    if one == other:
        return True
    if NUMBER.sub("~", one) != NUMBER.sub("~", other):
        return False
    pairs = zip(NUMBER.findall(one), NUMBER.findall(other), strict=True)
    return all(_near(mine, theirs) for mine, theirs in pairs)


def _near(mine: str, theirs: str) -> bool:
    one, other = float(mine[1:]), float(theirs[1:])
    size = 1.0 if mine[0] == "^" else max(1.0, abs(one), abs(other))
    return one == other or abs(one - other) <= _ROUNDING * size
