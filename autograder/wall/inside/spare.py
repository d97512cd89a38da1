"""A student process that is forked ahead, so that no question waits for its fork.

Until it is told to begin it is a copy of the zygote that waits: it has run nobody's code and still has the
zygote's rights, which it gives up first of all.
"""

import contextlib
import json
import os
import resource
import signal
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from autograder.wall.contract.libc import PR_SET_PDEATHSIG, prctl
from autograder.wall.contract.wire import Wire
from autograder.wall.inside.sandbox import Sandbox
from autograder.wall.inside.worker import Worker

_LARGEST = 65536


@dataclass(frozen=True)
class Spare:
    """The waiting process, seen from the zygote.

    Attributes:
        pid: Its process id.
        line: The socket to it.
    """

    pid: int
    line: socket.socket

    @classmethod
    def fork(cls, sandbox: Sandbox, scratch: Path, control: socket.socket) -> Self:
        """Forks.

        Args:
            sandbox: What it will enter.
            scratch: Its working folder.
            control: The zygote's own socket, which it must not keep.
        """
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        zygote, pid = os.getpid(), os.fork()
        if pid == 0:
            mine.close()
            control.close()
            _wait_and_become_student(sandbox, scratch, theirs, zygote)
        theirs.close()
        return cls(pid, mine)

    def begin(self, limits: dict[str, Any], descriptors: list[int]) -> list[str] | str:
        """Makes it the student process of a question.

        Args:
            limits: Its limits, and ``core``: the core it starts on, or -1.
            descriptors: Its connection to the grader and its output file.

        Returns:
            What holds it back, or a text that says why it cannot give up its rights.
        """
        try:
            with self.line:
                socket.send_fds(self.line, [json.dumps(limits).encode()], descriptors)
                said = self.line.recv(_LARGEST)
        except OSError as error:
            return f"it was gone: {error}"
        return json.loads(said) if said else "it ended"


def close_all_but(descriptor: int) -> None:
    """Closes what was inherited, except standard input, output, errors and one descriptor."""
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _wait_and_become_student(sandbox: Sandbox, scratch: Path, line: socket.socket, zygote: int) -> None:
    try:
        with contextlib.suppress(OSError):
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        os.setsid()
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, signal.SIG_DFL)
        if os.getppid() != zygote:  # it died before this process asked to die with it
            return
        request, (connection, output), _flags, _address = socket.recv_fds(line, _LARGEST, 2)
        _become_student(sandbox, scratch, json.loads(request), line, connection, output)
    finally:
        os._exit(70)


def _become_student(
    sandbox: Sandbox, scratch: Path, limits: dict[str, Any], line: socket.socket, connection: int, output: int
) -> None:
    if limits["core"] >= 0:
        os.sched_setaffinity(0, {limits["core"]})
    os.chdir(scratch)
    os.dup2(output, 1)
    os.dup2(output, 2)
    try:
        said: list[str] | str = sandbox.enter(limits)
    except (OSError, ValueError) as error:
        said = str(error)
    line.sendall(json.dumps(said).encode())
    if isinstance(said, str):
        return  # a process with more rights than it should have runs nobody's code
    close_all_but(connection)
    Worker(Wire(socket.socket(fileno=connection), limits["reply_mb"] * 2**20)).serve()
