"""The zygote: a warm process from which student processes are forked.

It is started with ``exec``, or forked before anything was read (see ``forked``), and imports only libraries,
``shared`` and this side of the wall, so no check, solution or expected value was ever in its memory. What it
is asked for is in ``wall.contract.control``; meanwhile it refuses student processes that ask to fork.
"""

import contextlib
import gc
import importlib
import os
import select
import signal
import site
import socket
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.process.garbage import uncollected
from autograder.process.leave import leave
from autograder.wall.contract import control

if TYPE_CHECKING:
    from autograder.wall.inside.processes import Processes

# what a cell that is not plain Python needs, and what functions and tensors that are sent over need
_LATER = (
    "IPython.core.inputtransformer2",
    "IPython.display",
    "IPython.utils.capture",
    "IPython.utils.text",
    "cloudpickle",
    "torch.utils.serialization.config",
)


def main() -> None:
    """Where a process of its own begins: ``argv[1]`` is the configuration, stdin the control socket."""
    line = socket.socket(fileno=os.dup(0))
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    config = control.from_json(sys.argv[1])
    assert isinstance(config, control.Configuration)
    serve(config, line)
    leave()


def serve(config: control.Configuration, line: socket.socket) -> None:
    """Serves until the control socket closes.

    Args:
        config: What to be.
        line: The control socket.
    """
    with uncollected():
        warm(config.modules, config.shared)
        from autograder.wall.contract.libc import PR_SET_CHILD_SUBREAPER, end_with_parent, prctl  # noqa: PLC0415
        from autograder.wall.inside import hugepages  # noqa: PLC0415
        from autograder.wall.inside.processes import Processes  # noqa: PLC0415 - after the threads are bounded
        from autograder.wall.inside.sandbox import Sandbox  # noqa: PLC0415

    with contextlib.suppress(OSError):
        prctl(PR_SET_CHILD_SUBREAPER, 1)
    end_with_parent(signal.SIGKILL)
    scratch = Path(config.scratch)
    sandbox = Sandbox.prepare([Path(p) for p in config.readable], config.uid, config.device)
    processes = Processes(sandbox, scratch, line)
    gc.collect()
    gc.freeze()
    if config.many:
        hugepages.collapse()
    try:
        _obey(line, processes)
    except ConnectionError:  # the grader went before it could be answered, and said why itself
        processes.end_every()


def _obey(line: socket.socket, processes: "Processes") -> None:
    """Answers requests until the grader hangs up."""
    control.send(line, control.Ready())
    while True:
        _refuse_forks_until(line, processes)
        request, descriptors = control.receive(line)
        match request:
            case control.Spawn():
                answer = processes.spawn(request, descriptors)
            case control.Branch():
                answer = processes.branch(request, descriptors)
            case control.End(pid):
                processes.end(pid)
                answer = control.Ended()
            case _:
                processes.end_every()
                return
        for descriptor in descriptors:
            os.close(descriptor)
        control.send(line, answer)


def _refuse_forks_until(line: socket.socket, processes: "Processes") -> None:
    """Waits for a request; a student process that asks to fork meanwhile was not told to.

    Looks now and then at what they write: the grader looks as well, but not while it computes.
    """
    ready = select.poll()
    ready.register(line, select.POLLIN)
    listeners = {listener.descriptor: listener for listener in processes.listeners}
    for descriptor in listeners:
        ready.register(descriptor, select.POLLIN)
    while True:
        events = dict(ready.poll(processes.next_look_ms))
        processes.end_what_fills_its_folder()
        for descriptor in set(events) & set(listeners):
            if events[descriptor] & select.POLLIN:
                listeners[descriptor].refuse()
            else:  # nobody is left who could ask
                ready.unregister(descriptor)
        if line.fileno() in events:
            return


def warm(modules: Iterable[str], shared: str = "") -> None:
    """Imports what submissions use, and pays once for what libraries do at first use.

    Args:
        modules: Names of modules that submissions will import anyway.
        shared: The folder of the course's package ``shared``; empty for none.
    """
    import torch  # noqa: PLC0415

    torch.set_num_interop_threads(1)
    if shared:
        sys.path.insert(0, str(Path(shared).parent))
        importlib.import_module("shared")
    for name in modules:
        with contextlib.suppress(Exception, SystemExit):  # one that cannot be imported: the solution says so
            importlib.import_module(name)
    from autograder.process.warm import warm_torch  # noqa: PLC0415
    from autograder.wall.inside import loading, worker  # noqa: F401, PLC0415
    from autograder.wall.inside.accommodate import accommodate  # noqa: PLC0415

    for name in _LATER:
        importlib.import_module(name)
    warm_torch()
    accommodate()
    if "matplotlib.pyplot" in modules:
        sys.modules["matplotlib.pyplot"].close(sys.modules["matplotlib.pyplot"].figure())
    installed = set(site.getsitepackages())
    ours = {str(Path(shared).parent)} if shared else set[str]()
    sys.path[:] = [  # nothing of ours by name
        path
        for path in sys.path
        if path in installed or (path not in ours and not Path(path, "autograder").is_dir())
    ]


if __name__ == "__main__":
    main()
