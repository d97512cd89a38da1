"""The trusted side of the zygote: starts it, asks it for student processes, ends them."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from autograder.assignment import ChaffinchError, Limits
from autograder.process.environment import passed_on
from autograder.rooms import FRAMEWORK
from autograder.wall.contract import control
from autograder.wall.contract.scratch import remove
from autograder.wall.contract.wire import Wire
from autograder.wall.outside.forked import ForkedZygote
from autograder.wall.outside.memory_watch import MemoryWatch
from autograder.wall.outside.process_watch import watch_over
from autograder.wall.outside.readable import readable_paths

_READY_SECONDS = 180.0
_ANSWER_SECONDS = 60.0
_LEAVE_SECONDS = 5.0
_FIRST_UID, _UIDS = 61_000, 3_000  # unused by Debian's and Red Hat's account ranges


class CannotFork(OSError):
    """A process does not fork."""


@dataclass(frozen=True)
class StudentProcess:
    """A running student process.

    Attributes:
        wire: The connection to it.
        pid: Its process id.
        isolation: What holds it back, as reported by the zygote before any student code ran.
        output: What it prints lands here.
        watch: Raises `Excess` when it uses more than it may.
        memory: Does so for it and what was branched from it together.
    """

    wire: Wire
    pid: int
    isolation: tuple[str, ...]
    output: IO[bytes]
    watch: Callable[[], None]
    memory: MemoryWatch


class Launcher:
    """A warm process from which student processes are forked.

    Args:
        protected: Files and folders that no student process may read: the course, submissions, results.
        shared: The course's package of that name, which student code may import and read.
        device: ``"cpu"`` or ``"cuda"``.
        modules: What to import beforehand: what submissions will import anyway.
        many: Whether many processes will be forked, so that making forks cheap pays.
        early: A process that was forked for this; without it one is started. A second start never uses it.

    Use it as a context manager; it may be started early with ``start`` to warm up while something else
    happens.
    """

    def __init__(
        self,
        protected: Iterable[Path] = (),
        shared: Path | None = None,
        device: str = "cpu",
        modules: Iterable[str] = ("numpy", "torch"),
        *,
        many: bool = False,
        early: ForkedZygote | None = None,
    ) -> None:
        self._protected, self._shared = tuple(protected), shared if shared and shared.is_dir() else None
        self._modules, self._many = tuple(modules), many
        self._device = device
        self._early = early
        self._process: subprocess.Popen[bytes] | BaseProcess | None = None
        self._control: socket.socket | None = None
        self._folder: Path | None = None
        self._ready = False

    def __enter__(self) -> Self:
        """Starts warming up."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends it and everything that was forked from it."""
        self.close()

    def start(self) -> None:
        """Starts warming up; returns at once."""
        if self._process is not None:
            return
        self._folder = Path(tempfile.mkdtemp(prefix="chaffinch-")).resolve()
        self._folder.chmod(0o711)  # other users reach the folders in it that are theirs
        (self._folder / "home").mkdir(mode=0o700)
        self.scratch.mkdir(mode=0o711)
        if self._early is not None:
            self._process, self._control = self._early.process, self._early.control
            self._early.begin(self._config(), self._environment())
            self._early = None
            return
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        begin = "from autograder.wall.inside.zygote import main; main()"
        code = f"import sys; sys.path.insert(0, {str(FRAMEWORK.parent)!r}); {begin}"
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-B", "-c", code, control.to_json(self._config())],
            stdin=theirs.fileno(),
            env=self._environment(),
            cwd=self._folder / "home",
            start_new_session=True,
        )
        theirs.close()

    def _config(self) -> control.Configuration:
        assert self._folder is not None
        uid = _FIRST_UID + os.getpid() % _UIDS if os.geteuid() == 0 else -1
        if uid >= 0 and not _is_user(self._folder / "home", uid):
            uid = -1  # a container that knows no such user; the report will not name one
        readable = map(str, readable_paths([FRAMEWORK, *self._protected], device=self._device))
        shared = str(self._shared or "")
        return control.Configuration(
            tuple(self._modules), shared, (*readable, *([shared] if shared else [])),
            str(self.scratch), uid, self._device, self._many,
        )  # fmt: skip

    @property
    def scratch(self) -> Path:
        """The folder in which each student process has one of its own; empty while none lives."""
        assert self._folder is not None
        return self._folder / "students"

    @property
    def pid(self) -> int:
        """Its process id; 0 while it does not run."""
        return self._process.pid or 0 if self._process is not None else 0

    def _environment(self) -> dict[str, str]:
        kept = passed_on()
        assert self._folder is not None
        home = str(self._folder / "home")
        threads = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        places = dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR", "XDG_CACHE_HOME", "TORCH_HOME"), home)
        fixed = {"MPLBACKEND": "Agg", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}
        return kept | threads | places | fixed

    def close(self) -> None:
        """Ends the zygote, its student process and its scratch folder."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            _stop(self._process)
        if self._folder is not None:
            remove(self._folder)
        self._process = self._control = self._folder = None
        self._ready = False

    def spawn(self, limits: Limits, core: int = -1) -> StudentProcess:
        """Forks a student process.

        Args:
            limits: Its limits.
            core: The core that it starts on; -1 for any.

        Raises:
            ChaffinchError: When the zygote cannot be started at all.
        """
        for attempt in (1, 2):
            try:
                self.start()
                self._wait_until_ready()
                return self._begun(control.Spawn(limits, core), limits, MemoryWatch(limits))
            except (OSError, ValueError) as error:
                self.close()  # a submission may have brought it down: start afresh, once
                if attempt == 2:
                    raise _cannot_start(error) from error
        raise AssertionError

    def branch(self, student: StudentProcess, limits: Limits, number: int) -> StudentProcess:
        """Lets a student process fork itself as it is now.

        Args:
            student: The process, which must wait for its next request.
            limits: Its limits, which are those of the fork as well.
            number: Of the branch.

        Raises:
            CannotFork: When it may not or does not; the process itself can still be spoken to.
            OSError: When the zygote is gone, and with it all student processes.
        """
        try:
            request = control.Branch(student.pid, number, limits)
            forked = self._begun(request, limits, student.memory)
        except CannotFork:
            raise
        except (OSError, ValueError) as error:
            self.close()
            raise OSError(str(error)) from error
        return replace(forked, isolation=student.isolation)

    def _begun(self, request: control.Message, limits: Limits, memory: MemoryWatch) -> StudentProcess:
        assert self._control is not None
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        output = tempfile.TemporaryFile(prefix="chaffinch-out-")  # noqa: SIM115 - the StudentProcess owns it
        try:
            control.send(self._control, request, [theirs.fileno(), output.fileno()])
            said = _started(self._answer())
        except BaseException:
            mine.close()
            output.close()
            raise
        finally:
            theirs.close()
        memory.add(said.pid)
        watch = watch_over(said.pid, Path(said.folder), limits, memory)
        wire = Wire(mine, limits.reply_mb * 2**20, watch)
        return StudentProcess(wire, said.pid, said.isolation, output, watch, memory)

    def end(self, student: StudentProcess) -> str:
        """Kills a student process with all that it started; returns what it printed.

        Args:
            student: The process; with one that was spawned end those that were branched from it.
        """
        student.wire.close()
        student.memory.remove(student.pid)
        if self._control is not None:  # else the zygote was closed, and the process with it
            with contextlib.suppress(OSError, ValueError):
                control.send(self._control, control.End(student.pid))
                self._answer()
        with student.output as file:
            file.seek(0)
            return file.read(2**20).decode("utf-8", errors="replace")

    def _wait_until_ready(self) -> None:
        if not self._ready:
            self._ready = isinstance(self._answer(_READY_SECONDS), control.Ready)

    def _answer(self, seconds: float = 0.0) -> control.Message:
        assert self._control is not None
        self._control.settimeout(seconds or _ANSWER_SECONDS)
        said, _ = control.receive(self._control)
        if said is None:
            raise OSError("the zygote ended")
        return said


def _stop(process: subprocess.Popen[bytes] | BaseProcess) -> None:
    """Waits a little for a process that was told to end, then kills it."""
    wait = process.join if isinstance(process, BaseProcess) else process.wait
    with contextlib.suppress(subprocess.TimeoutExpired):
        wait(timeout=_LEAVE_SECONDS)
    process.kill()
    wait()


def _is_user(folder: Path, uid: int) -> bool:
    """Whether this system knows a user by that number: a container may map only some."""
    try:
        os.chown(folder, uid, uid)
        os.chown(folder, os.geteuid(), os.getegid())
    except OSError:
        return False
    return True


def _started(said: control.Message) -> control.Started:
    if not isinstance(said, control.Started):
        raise CannotFork(said.reason if isinstance(said, control.Refused) else "its answer is no answer")
    return said


def _cannot_start(error: Exception) -> ChaffinchError:
    return ChaffinchError(
        f"The student process cannot be started ({error or type(error).__name__}).",
        "Its own words stand above; try `python -c 'import torch'`.",
    )
