"""Takes a freshly forked process's rights away, as strongly as this machine can, and says which."""

import os
import resource
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.wall.contract.libc import (
    CAP_DAC_READ_SEARCH,
    PR_SET_DUMPABLE,
    PR_SET_KEEPCAPS,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_PDEATHSIG,
    keep_capabilities,
    prctl,
)
from autograder.wall.inside.sandbox import landlock, seccomp

_MIB = 2**20
_PAGE = resource.getpagesize()
_SHARED_MEMORY_MIB = 4096  # address space beyond private data: libraries, mapped files


@dataclass(frozen=True)
class Sandbox:
    """Everything that can be prepared once, before any fork.

    Attributes:
        ruleset: File descriptor of a Landlock ruleset, or -1.
        uid: User and group to become, or -1 to stay.
        seccomp: Whether there is a seccomp filter for this machine.
        unreadable: A library file that another user cannot read, or "".
        device: ``"cuda"`` lifts the bound on address space, which the driver reserves by the terabyte.
        memory: Address space and private data before the fork, in bytes: what is there does not count.
    """

    ruleset: int
    uid: int
    seccomp: bool
    unreadable: str
    device: str
    memory: tuple[int, int]

    @classmethod
    def prepare(cls, readable: list[Path], scratch: Path, uid: int, device: str) -> "Sandbox":
        """Prepares what this machine offers.

        Args:
            readable: What the student process may read.
            scratch: Where it may write.
            uid: User to become, when this process is root; -1 to stay.
            device: ``"cpu"`` or ``"cuda"``.
        """
        try:
            ruleset = landlock.ruleset(readable, [scratch])
        except OSError:
            ruleset = -1
        try:
            has_seccomp = bool(seccomp.program(os.getpid(), forks_allowed=False))
        except OSError:
            has_seccomp = False
        uid = uid if os.geteuid() == 0 else -1
        unreadable = next((str(p) for p in _witnesses() if uid >= 0 and not _readable_by_all(p)), "")
        return cls(ruleset, uid, has_seccomp, unreadable, device, _memory_now())

    def enter(self, limits: dict[str, Any]) -> list[str]:
        """Gives up rights, for good.

        Args:
            limits: ``memory_mb``, ``file_mb``, ``processes``, ``question_seconds``.

        Returns:
            What holds from here on, for every result's report.
        """
        held = ["process"]
        _try(lambda: prctl(PR_SET_PDEATHSIG, signal.SIGKILL))
        held += self._bound(limits)
        _try(_die_first)
        if self.uid >= 0:
            held.append(self._change_user())
        elif os.geteuid() == 0 and _try(keep_capabilities):
            held.append("no capabilities")  # root in a container that knows no other user
        _try(lambda: prctl(PR_SET_PDEATHSIG, signal.SIGKILL))  # changing the user cleared it
        _try(lambda: prctl(PR_SET_DUMPABLE, 0))
        if not _try(lambda: prctl(PR_SET_NO_NEW_PRIVS, 1)) and not self.unreadable:
            return held
        if self.unreadable:
            landlock.restrict(self.ruleset)  # what lets it read must not stay without what bounds it
        if self.ruleset >= 0 and (self.unreadable or _try(lambda: landlock.restrict(self.ruleset))):
            version = landlock.abi()
            held.append(f"landlock {version} ({landlock.covers(version)})")
        forks = limits["processes"] > 0
        if self.seccomp and _try(lambda: seccomp.restrict(self._filter(forks_allowed=forks))):
            held.append("seccomp (no sockets, no tracing" + (")" if forks else ", no processes, no signals)"))
        return held

    def _filter(self, *, forks_allowed: bool) -> bytes:
        on_gpu = self.device == "cuda"
        return seccomp.program(os.getpid(), forks_allowed=forks_allowed, memory_files=on_gpu)

    def _change_user(self) -> str:
        """Becomes another user, who can read what Landlock allows even in root's own folder."""
        if self.unreadable and self.ruleset < 0:
            raise OSError(f"{self.unreadable} can be read by root only; install Python elsewhere")
        os.setgroups([])
        os.setresgid(self.uid, self.uid, self.uid)
        if self.unreadable:
            prctl(PR_SET_KEEPCAPS, 1)
        os.setresuid(self.uid, self.uid, self.uid)
        if self.unreadable:
            keep_capabilities(CAP_DAC_READ_SEARCH)
        return f"uid {self.uid}" + (" (reading root's libraries)" if self.unreadable else "")

    def _bound(self, limits: dict[str, Any]) -> list[str]:
        size, data = self.memory
        memory = limits["memory_mb"] * _MIB
        bounds = {
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_FSIZE: limits["file_mb"] * _MIB,
            resource.RLIMIT_NOFILE: 256,
            resource.RLIMIT_CPU: int(limits["question_seconds"] + limits["load_seconds"]) * 2 + 10,
        }
        if self.device != "cuda":
            bounds[resource.RLIMIT_DATA] = data + memory
            bounds[resource.RLIMIT_AS] = size + memory + _SHARED_MEMORY_MIB * _MIB
        if self.uid >= 0:
            bounds[resource.RLIMIT_NPROC] = 64 + limits["processes"]
        for which, bound in bounds.items():
            hard = resource.getrlimit(which)[1]
            allowed = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
            resource.setrlimit(which, (allowed, allowed))
        return ["rlimits (" + ("memory, " if self.device != "cuda" else "") + "files, cpu)"]


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


def _witnesses() -> list[Path]:
    """Files that every submission needs, wherever Python, its packages and `shared` are installed."""
    import numpy as np  # noqa: PLC0415 - long imported by then
    import torch  # noqa: PLC0415

    import shared  # noqa: PLC0415

    return [Path(str(module.__file__)).resolve() for module in (os, np, torch, shared)]


def _readable_by_all(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o004) and all(p.stat().st_mode & 0o001 for p in path.parents)


def _try(act: Any) -> bool:
    try:
        act()
    except (OSError, AttributeError):
        return False
    return True
