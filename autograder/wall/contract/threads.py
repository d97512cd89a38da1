"""How many threads a process runs: both sides ask the kernel."""

import contextlib
from pathlib import Path


def threads_of(pid: int) -> int:
    """How many threads a process runs; 0 where it is gone, or the system does not say."""
    with contextlib.suppress(OSError, IndexError, ValueError):
        return int(Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[17])
    return 0
