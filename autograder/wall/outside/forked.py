"""A zygote that is forked from the grader, before the grader has read anything that students must not see.

Where one process grades one submission, as under Otter, starting the zygote with ``exec`` would import torch
a second time: seconds of CPU, more than all checks take.
"""

import gc
import importlib
import multiprocessing
import socket
from dataclasses import dataclass
from multiprocessing.process import BaseProcess

from autograder.process.garbage import uncollected
from autograder.wall.contract.control import Configuration, to_json
from autograder.wall.contract.wire import Wire
from autograder.wall.inside.forked import serve_when_told


@dataclass(frozen=True)
class ForkedZygote:
    """A process that waits to be told what to serve.

    Attributes:
        process: It.
        control: The socket to it.
    """

    process: BaseProcess
    control: socket.socket

    def begin(self, config: Configuration, environment: dict[str, str]) -> None:
        """Tells it what to serve and in which environment; with this it becomes a zygote."""
        Wire(self.control, 0).send([to_json(config), environment])


def fork_zygote() -> ForkedZygote:
    """Imports torch and forks. Call it before any check, solution or submission is read."""
    with uncollected():
        from autograder.process.warm import warm_torch  # noqa: PLC0415 - who only starts a zygote needs no torch

        importlib.import_module("matplotlib.pyplot")  # as nearly every master and submission does
        warm_torch()
    gc.freeze()  # in both processes: what is there by now stays
    mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    process = multiprocessing.get_context("fork").Process(target=serve_when_told, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return ForkedZygote(process, mine)
