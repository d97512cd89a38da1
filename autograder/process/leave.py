"""How a process that has imported PyTorch ends."""

import contextlib
import os
import sys
from typing import NoReturn


def leave() -> NoReturn:
    """Ends this process at once, with exit code 0; all that it had to end and to write must be done.

    Python would take hundreds of thousands of objects apart first, which takes .4 s of CPU.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(0)
