"""The zygote: a warm process from which student processes are forked.

It is started with ``exec`` and imports only libraries, ``shared`` and this side of the wall, so no check, solution or
expected value was ever in its memory. Its stdin is the control socket: JSON frames ``["spawn", limits]`` with two file
descriptors (the student's socket and its output file) answered by ``[pid, isolation]``, and ``["end", pid]``, answered
by ``[null, []]`` when that process and everything it left behind are gone. One student process lives at a time.
"""

import contextlib
import gc
import json
import os
import resource
import shutil
import signal
import socket
import sys
from pathlib import Path
from typing import Any

_LARGEST_REQUEST = 65536


def main() -> None:
    """Serves until the control socket closes. ``argv[1]`` is the configuration as JSON."""
    config = json.loads(sys.argv[1])
    control = socket.socket(fileno=os.dup(0))
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    _warm()
    from autograder.student.sandbox import Sandbox  # noqa: PLC0415 - after the threads are bounded
    from autograder.student.sandbox.libc import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, prctl  # noqa: PLC0415

    with contextlib.suppress(OSError):
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    scratch = Path(config["scratch"])
    sandbox = Sandbox.prepare([Path(p) for p in config["readable"]], scratch, config["uid"], config["device"])
    gc.collect()
    gc.freeze()
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
            answer = [None, []]
        control.send(json.dumps(answer).encode())


def _warm() -> None:
    """Imports what submissions use, and pays once for what libraries do at first use."""
    import cloudpickle  # noqa: F401, PLC0415
    import matplotlib as mpl  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415
    import torch  # noqa: PLC0415

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    mpl.use("Agg")
    import matplotlib.pyplot as plt  # noqa: PLC0415
    import torch.utils.data  # noqa: PLC0415
    import torchvision.transforms  # noqa: F401, PLC0415

    import shared.data  # noqa: PLC0415
    import shared.notebook  # noqa: PLC0415
    import shared.plots  # noqa: F401, PLC0415
    from autograder.student import loading, worker  # noqa: F401, PLC0415

    net = torch.nn.Sequential(torch.nn.Conv2d(1, 1, 3), torch.nn.Flatten(), torch.nn.Linear(4, 2))
    optimizer = torch.optim.Adam(net.parameters())
    torch.nn.functional.cross_entropy(
        net(torch.zeros(2, 1, 4, 4)), torch.zeros(2, dtype=torch.long)
    ).backward()
    optimizer.step()
    np.testing.assert_allclose(np.zeros(1), 0.0)
    plt.close(plt.figure())


def _spawn(
    control: socket.socket, sandbox: Any, limits: dict[str, Any], descriptors: list[int], scratch: Path
) -> list[Any]:
    _empty(scratch)
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
        os.chdir(scratch)
        os.dup2(output, 1)
        os.dup2(output, 2)
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, signal.SIG_DFL)
        isolation = sandbox.enter(limits)
        os.write(report, json.dumps(isolation).encode())
        os.close(report)
        kept = {0, 1, 2, connection}
        for descriptor in range(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0]):
            if descriptor not in kept:
                with contextlib.suppress(OSError):
                    os.close(descriptor)
        Worker(Wire(socket.socket(fileno=connection), limits["reply_mb"] * 2**20)).serve()
    finally:
        os._exit(70)


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
    import psutil  # only where there is no /proc  # noqa: PLC0415

    return [child.pid for child in psutil.Process(me).children()]


def _empty(folder: Path) -> None:
    """Removes all that the last student process left, also what it made unwritable."""
    for top, names, _files in os.walk(folder):
        for path in (Path(top, name) for name in names):
            if not path.is_symlink():
                path.chmod(0o700)
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
