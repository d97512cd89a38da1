"""The trusted side of the zygote: starts it, asks it for student processes, ends them."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from autograder.assignment import ChaffinchError, Limits
from autograder.wall.contract.scratch import empty
from autograder.wall.contract.wire import Wire
from autograder.wall.outside.forked import ForkedZygote
from autograder.wall.outside.readable import readable_paths
from autograder.wall.outside.scratch_watch import ScratchWatch

_ROOT = Path(__file__).resolve().parents[3]
_READY_SECONDS = 180.0
_ANSWER_SECONDS = 60.0
_LEAVE_SECONDS = 5.0
_SCRATCH_FILES = 8  # a student process's files may together be so many times as large as the largest
_FIRST_UID, _UIDS = 61_000, 3_000  # unused by Debian's and Red Hat's account ranges
_PASSED_ON = (
    "PATH",
    "LD_LIBRARY_PATH",
    "CUDA_VISIBLE_DEVICES",
    "CHAFFINCH_FASHION_MNIST",
    "TZ",
    "SYSTEMROOT",
)


@dataclass(frozen=True)
class StudentProcess:
    """A running student process.

    Attributes:
        wire: The connection to it.
        pid: Its process id.
        isolation: What holds it back, as reported by the zygote before any student code ran.
        output: What it prints lands here.
        watch: Raises `Excess` when it has written too much.
    """

    wire: Wire
    pid: int
    isolation: tuple[str, ...]
    output: IO[bytes]
    watch: ScratchWatch


class Launcher:
    """A warm process from which student processes are forked, one at a time.

    Args:
        protected: Files and folders that no student process may read: the course, submissions, results.
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
        device: str = "cpu",
        modules: Iterable[str] = ("numpy", "torch"),
        *,
        many: bool = False,
        early: ForkedZygote | None = None,
    ) -> None:
        self._protected = tuple(protected)
        self._modules, self._many = tuple(modules), many
        self._device = device
        self._early = early
        self._process: subprocess.Popen[bytes] | BaseProcess | None = None
        self._control: socket.socket | None = None
        self._scratch: Path | None = None
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
        self._scratch = Path(tempfile.mkdtemp(prefix="chaffinch-")).resolve()
        if self._early is not None:
            self._process, self._control = self._early.process, self._early.control
            self._early.begin(self._config(), self._environment())
            self._early = None
            return
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        paths = [str(_ROOT), str(_shared().parent)]
        code = f"import sys; sys.path[:0] = {paths!r}; from autograder.wall.inside.zygote import main; main()"
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-B", "-c", code, json.dumps(self._config())],
            stdin=theirs.fileno(),
            env=self._environment(),
            cwd=self._scratch,
            start_new_session=True,
        )
        theirs.close()

    def _config(self) -> dict[str, Any]:
        assert self._scratch is not None
        uid = _FIRST_UID + os.getpid() % _UIDS if os.geteuid() == 0 else -1
        if uid >= 0:
            try:
                os.chown(self._scratch, uid, uid)
            except OSError:  # a container that knows no such user; the report will not name one
                uid = -1
        readable = readable_paths(_shared(), [_ROOT, *self._protected], device=self._device)
        return {
            "readable": [str(path) for path in readable],
            "scratch": str(self._scratch),
            "uid": uid,
            "device": self._device,
            "modules": self._modules,
            "many": self._many,
        }

    @property
    def pid(self) -> int:
        """Its process id; 0 while it does not run."""
        return self._process.pid or 0 if self._process is not None else 0

    def wait(self) -> None:
        """Waits until it is warm.

        Raises:
            ChaffinchError: When it cannot be started.
        """
        self.start()
        try:
            self._wait_until_ready()
        except (OSError, ValueError) as error:
            self.close()
            raise _cannot_start(error) from error

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        home = str(self._scratch)
        threads = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        places = dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR", "XDG_CACHE_HOME", "TORCH_HOME"), home)
        fixed = {"MPLBACKEND": "Agg", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}
        return kept | threads | places | fixed | {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}

    def close(self) -> None:
        """Ends the zygote, its student process and its scratch folder."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            _stop(self._process)
        if self._scratch is not None:
            with contextlib.suppress(OSError):
                empty(self._scratch)
                self._scratch.rmdir()
        self._process = self._control = self._scratch = None
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
                return self._spawn(limits, core)
            except (OSError, ValueError) as error:
                self.close()  # a submission may have brought it down: start afresh, once
                if attempt == 2:
                    raise _cannot_start(error) from error
        raise AssertionError

    def _spawn(self, limits: Limits, core: int) -> StudentProcess:
        self.start()
        self._wait_until_ready()
        assert self._control is not None
        assert self._scratch is not None
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        output = tempfile.TemporaryFile(prefix="chaffinch-out-")  # noqa: SIM115 - the StudentProcess owns it
        try:
            request = json.dumps(["spawn", asdict(limits) | {"core": core}]).encode()
            socket.send_fds(self._control, [request], [theirs.fileno(), output.fileno()])
            pid, isolation = _started(self._answer())
        except BaseException:
            mine.close()
            output.close()
            raise
        finally:
            theirs.close()
        watch = ScratchWatch(self._scratch, _SCRATCH_FILES * limits.file_mb * 2**20)
        wire = Wire(mine, limits.reply_mb * 2**20, watch)
        return StudentProcess(wire, pid, tuple(isolation), output, watch)

    def end(self, student: StudentProcess) -> str:
        """Kills a student process with all that it started; returns what it printed.

        Args:
            student: The process.
        """
        student.wire.close()
        with contextlib.suppress(OSError, ValueError):
            assert self._control is not None
            self._control.send(json.dumps(["end", student.pid]).encode())
            self._answer()
        with student.output as file:
            file.seek(0)
            return file.read(2**20).decode("utf-8", errors="replace")

    def _wait_until_ready(self) -> None:
        if not self._ready:
            word, _pid = self._answer(_READY_SECONDS)
            self._ready = word == "ready"

    def _answer(self, seconds: float = 0.0) -> Any:
        assert self._control is not None
        self._control.settimeout(seconds or _ANSWER_SECONDS)
        data = self._control.recv(65536)
        if not data:
            raise OSError("the zygote ended")
        return json.loads(data)


def _shared() -> Path:
    import shared  # noqa: PLC0415 - only its place matters here

    return Path(str(shared.__file__)).resolve().parent


def _stop(process: subprocess.Popen[bytes] | BaseProcess) -> None:
    """Waits a little for a process that was told to end, then kills it."""
    wait = process.join if isinstance(process, BaseProcess) else process.wait
    with contextlib.suppress(subprocess.TimeoutExpired):
        wait(timeout=_LEAVE_SECONDS)
    process.kill()
    wait()


def _started(answer: Any) -> tuple[int, list[str]]:
    pid, isolation = answer
    if not isinstance(isolation, list):
        raise OSError(f"it cannot give up its rights: {isolation}")
    return pid, isolation


def _cannot_start(error: Exception) -> ChaffinchError:
    return ChaffinchError(
        f"The student process cannot be started ({error or type(error).__name__}).",
        "Its own words stand above; try `python -c 'import torch, shared'`.",
    )
