"""Where a zygote begins that was forked, not started: it has imported torch already and read nothing else."""

import os
import signal
import socket

from autograder.wall.contract import control
from autograder.wall.contract.wire import Closed, Wire
from autograder.wall.inside import zygote
from autograder.wall.inside.places import close_all_but


def serve_when_told(line: socket.socket) -> None:
    """Waits for a configuration and an environment, then is the zygote.

    Args:
        line: The socket to the grader.
    """
    os.setsid()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, signal.SIG_DFL)
    close_all_but(line.fileno())
    try:
        (text, environment), _ = Wire(line, 0).receive()
    except Closed:
        return
    config = control.from_json(text)
    assert isinstance(config, control.Configuration)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(config.scratch)
    zygote.serve(config, line)
