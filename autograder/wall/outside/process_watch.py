"""How many threads a student process runs, and how much disk its files take that have no name any more.

No resource limit counts them: the kernel does not count the threads of root, and what was removed while it is
open, or mapped, is in no folder.
"""

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from autograder.assignment import Limits
from autograder.wall.contract.scratch import SCRATCH_FILES
from autograder.wall.contract.threads import threads_of
from autograder.wall.outside.memory_watch import MemoryWatch
from autograder.wall.outside.pace import Pace
from autograder.wall.outside.scratch_watch import Excess, ScratchWatch

_EVERY_SECONDS = 0.25
_MOST_THREADS = 300  # beside the child processes that it may start; the limit of an ordinary user is below
_BLOCK = 512
_MAPPED = rb"^([0-9a-f]+)-([0-9a-f]+) .* %s/.* \(deleted\)$"
_DELETED = b" (deleted)\n"


def watch_over(pid: int, folder: Path, limits: Limits, memory: MemoryWatch) -> Callable[[], None]:
    """What to call now and then: it raises `Excess` when a process uses more than it may.

    Args:
        pid: The student process.
        folder: Its scratch folder.
        limits: Its limits.
        memory: Looks at the memory of all processes of the submission, of which each has its own files.
    """
    files = ScratchWatch(folder, SCRATCH_FILES * limits.file_mb * 2**20, lambda: len(memory.pids()) - 1)
    rest = ProcessWatch(pid, folder, limits, memory, memory.pids, memory.pace)

    def look() -> None:
        files()
        rest()

    return look


class ProcessWatch:
    """Looks now and then at what ``/proc`` tells about a process; what it does not tell is not counted.

    Args:
        pid: The student process.
        scratch: Its scratch folder: nowhere else can it write.
        limits: Its limits.
        memory: Looks at the memory of all processes of the submission.
        others: These processes. Those that wait for their next question hold files and run threads, too.
        pace: How often somebody looks at one of them; by default at this one alone.
    """

    def __init__(
        self, pid: int, scratch: Path, limits: Limits, memory: Callable[[], None] = lambda: None,
        others: Callable[[], Iterable[int]] = tuple, pace: Pace | None = None,
    ) -> None:  # fmt: skip
        self._memory, self._pid, self._others = memory, pid, others
        self._pace = pace or Pace()
        self._mapped = re.compile(_MAPPED % re.escape(os.fsencode(scratch)), re.MULTILINE)
        self._threads = _MOST_THREADS + limits.processes
        self._bytes = SCRATCH_FILES * limits.file_mb * 2**20

    def __call__(self) -> None:
        """Looks, if the last look was a while ago.

        Raises:
            Excess: When there is too much.
        """
        if not self._pace.is_due(_EVERY_SECONDS):
            return
        looked_at = list(self._looked_at())
        if any(threads_of(pid) > self._threads for pid in looked_at):
            raise Excess("Your code started more threads than it may.")
        if any(self._nameless(pid) > self._bytes for pid in looked_at):
            raise Excess("Your code wrote more to files than it may.")
        self._memory()

    def _looked_at(self) -> Iterator[int]:
        """This process, and one of the others in turn: each takes more than a millisecond."""
        yield self._pid
        others = [pid for pid in self._others() if pid != self._pid]
        if others:
            yield others[self._pace.looks % len(others)]

    def _nameless(self, pid: int) -> int:
        """Bytes in removed files that a process holds open or mapped; 0 where this process may not look."""
        found, folder = [], Path("/proc", str(pid))
        try:
            for file in (folder / "fd").iterdir():
                with contextlib.suppress(FileNotFoundError):  # closed meanwhile
                    found.append(file.stat())
            maps = (folder / "maps").read_bytes()
        except OSError:
            return 0
        open_ones = {(file.st_dev, file.st_ino): file.st_blocks for file in found if not file.st_nlink}
        # a thousand lines, and hardly ever one that matters
        mapped = self._mapped.findall(maps) if _DELETED in maps else []
        in_memory = sum(int(end, 16) - int(start, 16) for start, end in mapped)
        return sum(open_ones.values()) * _BLOCK + in_memory
