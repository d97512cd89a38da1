"""Huge pages for the zygote's memory, so that a fork copies a few hundred page-table entries.

Measured with torch 2.14 (390 MiB of private memory): fork and exit cost a third.
"""

import re
from pathlib import Path

from autograder.wall.contract.libc import madvise

_COLLAPSE = 25  # MADV_COLLAPSE, Linux 6.1
_HUGE = 2 * 2**20
_ANONYMOUS = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p 00000000 00:00 0\s*(\[heap\])?$")


def collapse() -> None:
    """Collapses this process's anonymous memory into huge pages, where the kernel can."""
    try:
        lines = Path("/proc/self/maps").read_text(encoding="ascii").splitlines()
    except OSError:
        return
    for line in lines:
        found = _ANONYMOUS.match(line.strip())
        if found:
            start = -(-int(found[1], 16) // _HUGE) * _HUGE
            end = int(found[2], 16) // _HUGE * _HUGE
            if end > start:
                madvise(start, end - start, _COLLAPSE)
