"""A zygote that is forked from the grader, before the grader has read anything that students must not see.

Where one process grades one submission, as under Otter, starting the zygote with ``exec`` would import torch
a second time: seconds of CPU, more than all checks take.
"""

import multiprocessing
import os
import signal
import socket
from dataclasses import dataclass
from multiprocessing.process import BaseProcess

from autograder.student import preload
from autograder.student.spare import close_all_but
from autograder.student.warm import warm_torch
from autograder.student.wire import Closed, Wire


@dataclass(frozen=True)
class EarlyZygote:
    """A process that waits to be told what to serve.

    Attributes:
        process: It.
        control: The socket to it.
    """

    process: BaseProcess
    control: socket.socket

    def begin(self, config: dict[str, object], environment: dict[str, str]) -> None:
        """Tells it what to serve and in which environment; with this it becomes a zygote."""
        Wire(self.control, 0).send([config, environment])


def fork_early() -> EarlyZygote:
    """Imports torch and forks. Call it before any check, solution or submission is read."""
    warm_torch()
    mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return EarlyZygote(process, mine)


def _serve(control: socket.socket) -> None:
    os.setsid()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, signal.SIG_DFL)
    close_all_but(control.fileno())
    try:
        (config, environment), _ = Wire(control, 0).receive()
    except Closed:
        return
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(config["scratch"])
    preload.serve(config, control)
