"""Fewer looks for garbage while very many records are made that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# made since the last look: with Python's own 700 all of a large class is looked through again and again
_OBJECTS = 100_000


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Lets Python look for objects that refer to each other less often."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _OBJECTS) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
