"""The zygote's student processes: forked, branched, ended."""

import contextlib
import os
import secrets
import signal
import socket
import time
from dataclasses import dataclass, field
from pathlib import Path

from autograder.assignment import Limits
from autograder.wall.contract import control
from autograder.wall.contract.scratch import MOST_ENTRIES, SCRATCH_FILES, is_full, of_branch, remove
from autograder.wall.contract.threads import threads_of
from autograder.wall.inside.listener import Listener
from autograder.wall.inside.sandbox import Group, Lifeline, Sandbox
from autograder.wall.inside.sandbox.cgroup import HELD
from autograder.wall.inside.student import become_student

_ENTER_SECONDS = 20.0
_BRANCH_SECONDS = 10.0
_LOOK_SECONDS = 0.001
_MOST_WORDS = 4096
_EVERY_SECONDS = 0.25
_BEYOND = 2  # times: where the grader looks itself it says what is wrong; this is for when it computes
_MIB = 2**20


@dataclass(frozen=True)
class Student:
    """A student process, seen from the zygote.

    Attributes:
        pid: Its process id.
        line: The socket to it.
        folder: Its scratch folder.
        limits: Its limits.
        lifeline: What ends it with the zygote.
        listener: Where it asks to fork; None when it cannot ask.
        groups: Control groups of it and of what was branched from it, by process id.
        branches: Folders of what was branched from it and lives, by process id.
        left: Folders of what was branched from it and was ended.
    """

    pid: int
    line: socket.socket
    folder: Path
    limits: Limits
    lifeline: Lifeline
    listener: Listener | None
    groups: dict[int, Group]
    branches: dict[int, Path] = field(default_factory=dict)
    left: list[Path] = field(default_factory=list)

    def has_filled_its_folder(self) -> bool:
        """Whether it and its forks have written far more than they may."""
        times = _BEYOND * (1 + len(self.branches) + len(self.left))
        try:
            return is_full(
                self.folder, times * SCRATCH_FILES * self.limits.file_mb * _MIB, times * MOST_ENTRIES
            )
        except OSError:  # it hides what it writes
            return True


@dataclass
class Processes:
    """All student processes that live.

    Attributes:
        sandbox: What each of them enters.
        scratch: Where each gets a folder that did not exist before.
        own_line: The zygote's own socket, which no student process may keep.
    """

    sandbox: Sandbox
    scratch: Path
    own_line: socket.socket
    _alive: dict[int, Student] = field(default_factory=dict)
    _next_look: float = 0.0

    @property
    def listeners(self) -> list[Listener]:
        """Where student processes may ask something."""
        return [student.listener for student in self._alive.values() if student.listener is not None]

    def spawn(self, request: control.Spawn, descriptors: list[int]) -> control.Message:
        """Forks a student process.

        Args:
            request: Its limits and core.
            descriptors: Its connection to the grader and its output file.
        """
        folder = self.scratch / secrets.token_hex(8)  # a number would tell how many came before
        folder.mkdir(mode=0o700)
        if self.sandbox.uid >= 0:
            os.chown(folder, self.sandbox.uid, self.sandbox.uid)
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        lifeline, pid = Lifeline.make(), os.fork()
        if pid == 0:
            try:
                mine.close()
                self.own_line.close()
                become_student(self.sandbox, request, folder, lifeline, theirs, *descriptors)
            finally:
                os._exit(70)
        theirs.close()
        group = self.sandbox.group(request.limits, pid, folder.name)
        mine.settimeout(_ENTER_SECONDS)
        try:
            said, listeners = control.receive(mine)
        except (OSError, ValueError) as error:
            said, listeners = control.Refused(str(error)), []
        listener = Listener(listeners[0], pid) if listeners else None
        groups = {} if group is None else {pid: group}
        self._alive[pid] = Student(pid, mine, folder, request.limits, lifeline, listener, groups)
        if not isinstance(said, control.Started):
            self.end(pid)
            return said or control.Refused("it ended")
        isolation = (*said.isolation, HELD) if groups else said.isolation
        return control.Started(pid, isolation, str(folder))

    def branch(self, request: control.Branch, descriptors: list[int]) -> control.Message:
        """Lets a student process fork itself.

        Nothing that it says is believed: the kernel tells who its children are and how many threads it has.

        Args:
            request: Which process.
            descriptors: The new process's connection to the grader and its output file.
        """
        student = self._alive.get(request.pid)
        if student is None or student.listener is None:
            return control.Refused("it may not fork here")
        if threads_of(student.pid) != 1:
            return control.Refused("it runs threads, which a fork would lose")
        while student.left:  # else what each of many that died has written would stay to the end
            remove(student.left.pop())
        before = set(children_of(student.pid))
        try:
            control.send(student.line, request, descriptors)
        except OSError as error:
            return control.Refused(str(error))
        ends = time.monotonic() + _BRANCH_SECONDS
        if not student.listener.grant_one(_BRANCH_SECONDS):
            return control.Refused("it did not fork")
        _wait_for_a_word(student.line, _BRANCH_SECONDS)
        while time.monotonic() < ends:
            for pid in set(children_of(student.pid)) - before:
                self._regroup(student, pid, request)
                student.branches[pid] = of_branch(student.folder, request.number)
                return control.Started(pid, (), str(student.folder))
            time.sleep(_LOOK_SECONDS)
        return control.Refused("its fork cannot be found")

    def _regroup(self, student: Student, pid: int, request: control.Branch) -> None:
        """Moves a fork from the control group of what it was forked from into one of its own."""
        if student.groups:
            name = f"{student.folder.name}-{request.number}"
            group = self.sandbox.group(request.limits, pid, name)
            if group is not None:
                student.groups[pid] = group

    @property
    def next_look_ms(self) -> float | None:
        """Milliseconds after which `end_what_fills_its_folder` shall be called; None while nobody lives."""
        return _EVERY_SECONDS * 1000 if self._alive else None

    def end_what_fills_its_folder(self) -> None:
        """Kills processes that have written too much, while nobody speaks with them; the rest is as ever.

        Looks only if the last look was a while ago.
        """
        if time.monotonic() < self._next_look:
            return
        self._next_look = time.monotonic() + _EVERY_SECONDS
        for student in self._alive.values():
            if student.has_filled_its_folder():
                for pid in (*children_of(student.pid), student.pid):
                    kill(pid)

    def end(self, pid: int) -> None:
        """Kills a student process, and with the first of its kind all that came of it and its folder.

        Args:
            pid: The process, or one that was branched from one.
        """
        student = self._alive.pop(pid, None)
        if student is None:
            for known in self._alive.values():
                if pid in children_of(known.pid):
                    kill(pid)
                if pid in known.groups:
                    known.groups[pid].end()
                if pid in known.branches:
                    known.left.append(known.branches.pop(pid))
            return
        with student.line:
            end_all(keep=set(self._alive))
        for group in student.groups.values():
            group.end()
        student.lifeline.cut()
        if student.listener is not None:
            student.listener.close()
        remove(student.folder)

    def end_every(self) -> None:
        """Ends all."""
        for pid in list(self._alive):
            self.end(pid)


def _wait_for_a_word(line: socket.socket, seconds: float) -> None:
    """Waits until a student process says something, whatever it is: then it may have forked."""
    with contextlib.suppress(OSError):
        line.settimeout(seconds)
        line.recv(_MOST_WORDS)


def end_all(keep: set[int]) -> None:
    """Kills this process's children and, as their subreaper, all that they leave behind; but not some."""
    while gone := [pid for pid in children_of(os.getpid()) if pid not in keep]:
        for pid in gone:
            for descendant in (*children_of(pid), pid):
                kill(descendant)
        for pid in gone:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)


def kill(pid: int) -> None:
    """Kills a process, if it is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def children_of(pid: int) -> list[int]:
    """A process's children."""
    with contextlib.suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    import psutil  # type: ignore[import-untyped]  # only where there is no /proc  # noqa: PLC0415

    with contextlib.suppress(psutil.Error):
        return [child.pid for child in psutil.Process(pid).children()]
    return []
