"""The garbage collector stays out of where there is nothing for it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """In the `with` nothing is collected.

    Meant for imports: they make hundreds of thousands of objects that all stay, and the collector would look
    through them some five hundred times, which takes a sixth of what importing PyTorch takes.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
