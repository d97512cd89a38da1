"""The zygote: a warm process from which student processes are forked.

It is started with ``exec``, or forked before anything was read (see ``early``), and imports only libraries,
``shared`` and this side of the wall, so no check, solution or expected value was ever in its memory. On the
control socket come JSON frames ``["spawn", limits]`` with two file descriptors (the student's socket and its
output file), answered by ``[pid, isolation]``, and ``["end", pid]``, answered by ``[null, []]`` when that
process and everything it left behind are gone. One student process lives at a time, and beside it the spare
that will be the next. A text in place of the isolation says why the process could not give up its rights.
"""

import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from autograder.wall.contract.scratch import empty

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
    warm(config["modules"])
    from autograder.wall.contract.libc import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, prctl  # noqa: PLC0415
    from autograder.wall.inside import hugepages  # noqa: PLC0415
    from autograder.wall.inside.sandbox import Sandbox  # noqa: PLC0415 - after the threads are bounded
    from autograder.wall.inside.spare import Spare  # noqa: PLC0415

    with contextlib.suppress(OSError):
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    scratch = Path(config["scratch"])
    sandbox = Sandbox.prepare([Path(p) for p in config["readable"]], scratch, config["uid"], config["device"])
    gc.collect()
    gc.freeze()
    if config["many"]:
        hugepages.collapse()
    spare = Spare.fork(sandbox, scratch, control)
    control.send(json.dumps(["ready", os.getpid()]).encode())
    while True:
        request, descriptors, _flags, _address = socket.recv_fds(control, _LARGEST_REQUEST, 2)
        if not request:
            _end_children()
            return
        operation, argument = json.loads(request)
        if operation == "spawn":
            empty(scratch)
            control.send(json.dumps([spare.pid, spare.begin(argument, descriptors)]).encode())
            for descriptor in descriptors:
                os.close(descriptor)
            spare = Spare.fork(sandbox, scratch, control)
        else:
            _end_children(spare.pid)
            empty(scratch)
            control.send(json.dumps([None, []]).encode())


def warm(modules: list[str]) -> None:
    """Imports what submissions use, and pays once for what libraries do at first use.

    Args:
        modules: Names of modules that submissions will import anyway.
    """
    import torch  # noqa: PLC0415

    torch.set_num_interop_threads(1)
    for name in ("shared", *modules):
        importlib.import_module(name)
    from autograder.process.warm import warm_torch  # noqa: PLC0415
    from autograder.wall.inside import loading, worker  # noqa: F401, PLC0415

    warm_torch()
    if "matplotlib.pyplot" in modules:
        sys.modules["matplotlib.pyplot"].close(sys.modules["matplotlib.pyplot"].figure())
    sys.path[:] = [
        path for path in sys.path if not Path(path, "autograder").is_dir()
    ]  # nothing of ours by name


def _end_children(spared: int = 0) -> None:
    """Kills the student process and, as their subreaper, all that it left behind; but not the spare."""
    while children := [pid for pid in _children() if pid != spared]:
        for pid in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for pid in children:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)


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
