"""Orders of the same things, as epochs have them, and whether they were drawn anew."""

from collections.abc import Sequence
from typing import Any


def ring(order: Sequence[Any]) -> tuple[Any, ...]:
    """An order of different things as a ring, so that an order that was only rolled or reversed is the same.

    Args:
        order: Different things that can be compared.

    Returns:
        The same things, from the least one on, in the direction in which its lesser neighbour comes first.
        Two orders of n things that are drawn independently have the same ring once in (n - 1)!/2 times.
    """
    place = min(range(len(order)), key=lambda index: order[index])
    forward = (*order[place:], *order[:place])
    backward = (forward[0], *forward[:0:-1])
    return min(forward, backward)
