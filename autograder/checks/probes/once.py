"""Batches that can be gone through once."""

from collections.abc import Iterator
from typing import Any


class OnceThrough:
    """An iterable of batches that is used up after one pass, as a generator is; it knows its length.

    Args:
        batches: What to give, in order.

    Attributes:
        passes: How often somebody began to go through it.
    """

    def __init__(self, batches: list[Any]) -> None:
        self.batches = list(batches)
        self.passes = 0

    def __len__(self) -> int:
        return len(self.batches)

    def __iter__(self) -> Iterator[Any]:
        self.passes += 1
        return iter(self.batches if self.passes == 1 else ())
