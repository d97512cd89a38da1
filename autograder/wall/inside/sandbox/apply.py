"""Takes a freshly forked process's rights away, as strongly as this machine can, and says which."""

import os
import resource
import signal
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder.assignment import Limits
from autograder.wall.contract.libc import (
    CAP_DAC_READ_SEARCH,
    PR_SET_DUMPABLE,
    PR_SET_KEEPCAPS,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_PDEATHSIG,
    keep_capabilities,
    prctl,
)
from autograder.wall.contract.scratch import SCRATCH_FILES
from autograder.wall.inside.sandbox import landlock, mounts, rlimits, seccomp
from autograder.wall.inside.sandbox.cgroup import Group, Groups

_PAGE = resource.getpagesize()
_MIB = 2**20
_KERNELS_MIB, _DRIVERS_MIB = 512, 8192  # what is no student's doing: page tables, caches; a GPU's driver


@dataclass(frozen=True)
class Held:
    """What holds a process back.

    Attributes:
        isolation: For every result's report.
        listener: Where it asks to fork, see ``seccomp.restrict_and_listen``; -1 when it cannot ask.
    """

    isolation: list[str]
    listener: int = -1


@dataclass(frozen=True)
class Sandbox:
    """Everything that can be prepared once, before any fork.

    Attributes:
        readable: What a student process may read.
        landlock: The kernel's version of Landlock, or 0.
        uid: User and group to become, or -1 to stay.
        seccomp: Whether there is a seccomp filter for this machine.
        unreadable: A library file that another user cannot read, or "".
        device: ``"cuda"`` lifts the bound on address space, which the driver reserves by the terabyte.
        memory: Address space and private data before the fork, in bytes: what is there does not count.
        groups: Where control groups can be made, or None.
        keeps_times: Whether what it reads keeps its access time.
    """

    readable: tuple[Path, ...]
    landlock: int
    uid: int
    seccomp: bool
    unreadable: str
    device: str
    memory: tuple[int, int]
    groups: Groups | None = None
    keeps_times: bool = False

    @classmethod
    def prepare(cls, readable: list[Path], uid: int, device: str) -> "Sandbox":
        """Prepares what this machine offers.

        Args:
            readable: What the student process may read.
            uid: User to become, when this process is root; -1 to stay.
            device: ``"cpu"`` or ``"cuda"``.
        """
        try:
            has_seccomp = bool(seccomp.program(seccomp.Permit(os.getpid())))
        except OSError:
            has_seccomp = False
        uid = uid if os.geteuid() == 0 else -1
        unreadable = next((str(p) for p in _witnesses(readable) if uid >= 0 and not _readable_by_all(p)), "")
        groups, keeps_times = Groups.find(), os.geteuid() == 0 and mounts.keep_access_times()
        return cls(
            tuple(readable), landlock.abi(), uid, has_seccomp, unreadable, device, _memory_now(), groups,
            keeps_times,
        )  # fmt: skip

    def group(self, limits: Limits, pid: int, name: str) -> Group | None:
        """Puts a process into a control group of its own, where that can be done.

        Its bounds are those of ``rlimits`` and room for what these do not count: they end what got around
        those, and no honest process.

        Args:
            limits: What it may use up.
            pid: The process.
            name: What tells the group from others.
        """
        if self.groups is None:
            return None
        beyond = _DRIVERS_MIB if self.device == "cuda" else _KERNELS_MIB
        memory = self.memory[1] + (limits.memory_mb + SCRATCH_FILES * limits.file_mb + beyond) * _MIB
        try:
            group = self.groups.make(name, memory, rlimits.OWN_THREADS + limits.processes)
        except OSError:
            return None
        try:
            group.admit(pid)
        except OSError:
            group.end()
            return None
        return group

    def enter(self, limits: Limits, folder: Path, hands_over: int, takes: int) -> Held:
        """Gives up rights, for good.

        Args:
            limits: What it may use up.
            folder: Where it may write.
            hands_over: Descriptor of a socket over which descriptors may be handed on.
            takes: Of one over which they may be taken.

        Raises:
            OSError: When it cannot give up what it must.
        """
        held = ["process", *(["mounts (no access times)"] if self.keeps_times else [])]
        ruleset = landlock.ruleset(self.readable, [folder], self._devices()) if self.landlock else -1
        _try(lambda: prctl(PR_SET_PDEATHSIG, signal.SIGKILL))
        held.append(rlimits.bound(limits, self.memory, gpu=self.device == "cuda", own_user=self.uid >= 0))
        _try(_die_first)
        if self.uid >= 0:
            held.append(self._change_user())
        elif os.geteuid() == 0 and _try(keep_capabilities):
            held.append("no capabilities")  # root in a container that knows no other user
        _try(lambda: prctl(PR_SET_PDEATHSIG, signal.SIGKILL))  # changing the user cleared it
        _try(lambda: prctl(PR_SET_DUMPABLE, 0))
        if not _try(lambda: prctl(PR_SET_NO_NEW_PRIVS, 1)) and not self.unreadable:
            return Held(held)
        if self.unreadable:
            landlock.restrict(ruleset)  # what lets it read must not stay without what bounds it
        if ruleset >= 0 and (self.unreadable or _try(lambda: landlock.restrict(ruleset))):
            held.append(f"landlock {self.landlock} ({landlock.covers(self.landlock)})")
        if not self.seccomp:
            return Held(held)
        return self._filter(held, limits, hands_over, takes)

    def _devices(self) -> list[Path]:
        return sorted(Path("/dev").glob("nvidia*")) if self.device == "cuda" else []

    def _filter(self, held: list[str], limits: Limits, hands_over: int, takes: int) -> Held:
        """System calls: forks are asked for, where somebody can be asked, and refused elsewhere."""
        gpu = self.device == "cuda"  # whose driver does not live through a fork
        forks: seccomp.Fork = "allowed" if limits.processes else "refused" if gpu else "asked"
        permit = seccomp.Permit(
            os.getpid(), forks, signals=limits.processes > 0, gpu=gpu, hands_over=hands_over, takes=takes
        )
        told = "seccomp (listed calls only" + (")" if limits.processes else ", no processes, no signals)")
        if forks == "asked":
            try:
                return Held([*held, told], seccomp.restrict_and_listen(seccomp.program(permit)))
            except OSError:  # an old kernel
                permit = replace(permit, fork="refused")
        if _try(lambda: seccomp.restrict(seccomp.program(permit))):
            held.append(told)
        return Held(held)

    def _change_user(self) -> str:
        """Becomes another user, who can read what Landlock allows even in root's own folder."""
        if self.unreadable and not self.landlock:
            raise OSError(f"{self.unreadable} can be read by root only; install Python elsewhere")
        os.setgroups([])
        os.setresgid(self.uid, self.uid, self.uid)
        if self.unreadable:
            prctl(PR_SET_KEEPCAPS, 1)
        os.setresuid(self.uid, self.uid, self.uid)
        if self.unreadable:
            keep_capabilities(CAP_DAC_READ_SEARCH)
        return f"uid {self.uid}" + (" (reading root's libraries)" if self.unreadable else "")


def _die_first() -> None:
    """When memory runs out the kernel shall end this process, not the grader; plain calls touch few pages."""
    score = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
    try:
        os.write(score, b"1000")
    finally:
        os.close(score)


def _memory_now() -> tuple[int, int]:
    """Address space and private data of this process, in bytes; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0, 0
    return int(pages[0]) * _PAGE, int(pages[5]) * _PAGE


def _witnesses(readable: list[Path]) -> list[Path]:
    """Files that every submission needs, wherever Python, its packages and ``shared`` are installed."""
    import numpy as np  # noqa: PLC0415 - long imported by then
    import torch  # noqa: PLC0415

    return [Path(str(module.__file__)).resolve() for module in (os, np, torch)] + readable[-1:]


def _readable_by_all(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o004) and all(p.stat().st_mode & 0o001 for p in path.parents)


def _try(act: Any) -> bool:
    try:
        act()
    except (OSError, AttributeError):
        return False
    return True
