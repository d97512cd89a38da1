"""A control group for each student process: memory of every kind, processes and threads; see ``cgroups(7)``.

Resource limits look at one process and one kind of memory at a time. A group of version 2 counts what they
do not: files in memory, mapped or removed, the kernel's own, and the threads of root. It can be made where
root grades, or a user to whom a part of the tree was handed, if groups there bound memory and processes.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

BOUNDED = ("memory", "pids")
HELD = "cgroup (memory, processes)"
_NAME = "chaffinch-"


@dataclass(frozen=True)
class Group:
    """One group.

    Attributes:
        folder: Where the kernel shows it.
    """

    folder: Path

    def admit(self, pid: int) -> None:
        """Moves a process into it; what it starts from here on is in it, too.

        Raises:
            OSError: When the kernel refuses.
        """
        _set(self.folder / "cgroup.procs", pid)

    def end(self) -> None:
        """Kills whatever is still in it and removes it."""
        with contextlib.suppress(OSError):
            _set(self.folder / "cgroup.kill", 1)
        with contextlib.suppress(OSError):  # somebody in it has not quite ended: removed later on, see `find`
            self.folder.rmdir()


@dataclass(frozen=True)
class Groups:
    """Where groups can be made.

    Attributes:
        parent: The group above them.
    """

    parent: Path

    @classmethod
    def find(cls, bounded: Iterable[str] = BOUNDED, proc: Path = Path("/proc")) -> Self | None:
        """The nearest group, from this process's own upwards, below which groups can be made.

        Removes what dead zygotes have left there.

        Args:
            bounded: What groups below it must be able to bound.
            proc: Where the kernel tells about processes.

        Returns:
            None where there is none: what is tried in vain leaves nothing behind.
        """
        for folder in _upwards(proc):
            with contextlib.suppress(OSError):
                offered = (folder / "cgroup.subtree_control").read_text(encoding="ascii").split()
                if set(bounded) <= set(offered) and _can_admit(cls(folder)):
                    _sweep(folder, proc)
                    return cls(folder)
        return None

    def make(self, name: str, memory: int = 0, tasks: int = 0) -> Group:
        """Makes a group.

        Args:
            name: What tells it from this process's other groups.
            memory: Bytes that all in it may use together; 0 for any number.
            tasks: Processes and threads that may be in it; 0 for any number.

        Raises:
            OSError: When the kernel refuses.
        """
        group = Group(self.parent / f"{_NAME}{os.getpid()}-{name}")
        group.folder.mkdir()
        try:
            if memory:
                _set(group.folder / "memory.max", memory)
                _set(group.folder / "memory.oom.group", 1)
                with contextlib.suppress(FileNotFoundError):  # a kernel without swap
                    _set(group.folder / "memory.swap.max", 0)
            if tasks:
                _set(group.folder / "pids.max", tasks)
        except OSError:
            group.end()
            raise
        return group


def _upwards(proc: Path) -> Iterator[Path]:
    """This process's own group and those above it, as far as they can be seen."""
    try:
        told = (proc / "self" / "cgroup").read_text(encoding="utf-8", errors="replace").splitlines()
        mounts = (proc / "self" / "mountinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    own = next((Path(line.removeprefix("0::")) for line in told if line.startswith("0::/")), None)
    mounted = (line.split() for line in mounts if " - cgroup2 " in line)
    place = next((Path(fields[4]) for fields in mounted if fields[3] == "/"), None)
    if own is not None and place is not None and ".." not in own.parts:
        yield from (place / path.relative_to("/") for path in (own, *own.parents))


def _can_admit(groups: Groups) -> bool:
    """Whether a process can really be moved to a group below it."""
    group = groups.make("try")
    pid = os.fork()
    if pid == 0:
        try:
            group.admit(os.getpid())
        except BaseException:  # noqa: BLE001 - this copy of the zygote says no more than that
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    group.end()
    return status == 0


def _sweep(parent: Path, proc: Path) -> None:
    """Removes groups of zygotes that are no more."""
    for folder in parent.glob(f"{_NAME}*-*"):
        if not (proc / folder.name.removeprefix(_NAME).partition("-")[0]).exists():
            Group(folder).end()


def _set(file: Path, value: int) -> None:
    opened = os.open(file, os.O_WRONLY)  # the kernel's files are never made
    try:
        os.write(opened, str(value).encode())
    finally:
        os.close(opened)
