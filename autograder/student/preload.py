"""The zygote: a warm process from which student processes are forked.

It is started with ``exec``, or forked before anything was read (see ``early``), and imports only libraries,
``shared`` and this side of the wall, so no check, solution or expected value was ever in its memory. On the
control socket come JSON frames ``["spawn",
limits]`` with two file descriptors (the student's socket and its output file) answered by ``[pid,
isolation]``, and
``["end", pid]``, answered by ``[null, []]`` when that process and everything it left behind are gone. One
student process lives at a time. A text in place of the isolation says why the process could not give up its
rights.
"""

import contextlib
import gc
import importlib
import json
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from autograder.student.scratch import empty

_LARGEST_REQUEST = 65536


def main() -> None:
    """Where a process of its own begins: ``argv[1]`` is the configuration, stdin the control socket."""
    control = socket.socket(fileno=os.dup(0))
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    serve(json.loads(sys.argv[1]), control)


def serve(config: dict[str, Any], control: socket.socket) -> None:
    """Serves until the control socket closes.

    Args:
        config: ``modules`` to import, ``readable`` paths, ``scratch``, ``uid``, ``device``, ``many``.
        control: Where requests come from.
    """
    _warm(config["modules"])
    from autograder.student import hugepages  # noqa: PLC0415
    from autograder.student.sandbox import Sandbox  # noqa: PLC0415 - after the threads are bounded
    from autograder.student.sandbox.libc import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, prctl  # noqa: PLC0415

    with contextlib.suppress(OSError):
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    scratch = Path(config["scratch"])
    sandbox = Sandbox.prepare([Path(p) for p in config["readable"]], scratch, config["uid"], config["device"])
    gc.collect()
    gc.freeze()
    if config["many"]:
        hugepages.collapse()
    control.send(json.dumps(["ready", os.getpid()]).encode())
    while True:
        request, descriptors, _flags, _address = socket.recv_fds(control, _LARGEST_REQUEST, 2)
        if not request:
            _end_children()
            return
        operation, argument = json.loads(request)
        if operation == "spawn":
            answer: Any = _spawn(control, sandbox, argument, descriptors, scratch)
        else:
            _end_children()
            empty(scratch)
            answer = [None, []]
        control.send(json.dumps(answer).encode())


def _warm(modules: list[str]) -> None:
    """Imports what submissions use, and pays once for what libraries do at first use."""
    import torch  # noqa: PLC0415

    torch.set_num_interop_threads(1)
    for name in ("shared", *modules):
        importlib.import_module(name)
    from autograder.student import loading, worker  # noqa: F401, PLC0415
    from autograder.student.warm import warm_torch  # noqa: PLC0415

    warm_torch()
    if "matplotlib.pyplot" in modules:
        sys.modules["matplotlib.pyplot"].close(sys.modules["matplotlib.pyplot"].figure())
    sys.path[:] = [
        path for path in sys.path if not Path(path, "autograder").is_dir()
    ]  # nothing of ours by name


def _spawn(
    control: socket.socket, sandbox: Any, limits: dict[str, Any], descriptors: list[int], scratch: Path
) -> list[Any]:
    empty(scratch)
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        control.close()
        _become_student(sandbox, limits, descriptors, writing, scratch)
    os.close(writing)
    for descriptor in descriptors:
        os.close(descriptor)
    with os.fdopen(reading, "rb") as pipe:
        isolation = json.loads(pipe.read() or b"[]")
    return [pid, isolation]


def _become_student(
    sandbox: Any, limits: dict[str, Any], descriptors: list[int], report: int, scratch: Path
) -> None:
    try:
        from autograder.student.wire import Wire  # noqa: PLC0415
        from autograder.student.worker import Worker  # noqa: PLC0415

        connection, output = descriptors
        os.setsid()
        if limits["core"] >= 0:
            os.sched_setaffinity(0, {limits["core"]})
        os.chdir(scratch)
        os.dup2(output, 1)
        os.dup2(output, 2)
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, signal.SIG_DFL)
        try:
            said: Any = sandbox.enter(limits)
        except (OSError, ValueError) as error:
            said = str(error)
        os.write(report, json.dumps(said).encode())
        os.close(report)
        if isinstance(said, str):
            return  # a process with more rights than it should have runs nobody's code
        close_all_but(connection)
        Worker(Wire(socket.socket(fileno=connection), limits["reply_mb"] * 2**20)).serve()
    finally:
        os._exit(70)


def close_all_but(descriptor: int) -> None:
    """Closes what was inherited, except standard input, output, errors and one descriptor."""
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _end_children() -> None:
    """Kills the student process and, as their subreaper, everything that it left behind."""
    while True:
        children = _children()
        for pid in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if not children:
            return
        for _ in children:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(-1, 0)


def _children() -> list[int]:
    me = os.getpid()
    with contextlib.suppress(OSError):
        return [
            int(pid) for pid in Path(f"/proc/{me}/task/{me}/children").read_text(encoding="ascii").split()
        ]
    import psutil  # type: ignore[import-untyped]  # only where there is no /proc  # noqa: PLC0415

    return [child.pid for child in psutil.Process(me).children()]


if __name__ == "__main__":
    main()
