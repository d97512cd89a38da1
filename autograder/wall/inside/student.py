"""From a copy of the zygote to a student process: rights are given up first of all."""

import os
import signal
import socket
from pathlib import Path

from autograder.wall.contract import control
from autograder.wall.contract.wire import Wire
from autograder.wall.inside.branch import fork_until_spoken_to
from autograder.wall.inside.clock import Clock
from autograder.wall.inside.places import beyond_the_bound, close_all_but, print_to, read_nothing, work_in
from autograder.wall.inside.sandbox import Lifeline, Sandbox
from autograder.wall.inside.worker import Worker


def become_student(
    sandbox: Sandbox,
    request: control.Spawn,
    folder: Path,
    lifeline: Lifeline,
    line: socket.socket,
    connection: int,
    output: int,
) -> None:
    """Gives up all rights, tells the zygote which, and obeys the grader until it hangs up.

    Args:
        sandbox: What to enter.
        request: The limits, and the core to start on.
        folder: Its scratch folder, and working folder.
        lifeline: What ends it with the zygote.
        line: To the zygote, which may ask for a fork.
        connection: Descriptor of the socket to the grader.
        output: Descriptor of the file for what it prints.
    """
    os.setsid()
    lifeline.tie()
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, signal.SIG_DFL)
    if request.core >= 0:
        os.sched_setaffinity(0, {request.core})
    work_in(folder)
    print_to(output)
    read_nothing()
    clock, told = Clock(), beyond_the_bound(line)
    try:
        held = sandbox.enter(request.limits, folder, told.fileno(), line.fileno())
    except (
        OSError,
        ValueError,
    ) as error:  # a process with more rights than it should have runs nobody's code
        control.send(told, control.Refused(str(error)))
        return
    listeners = [held.listener] if held.listener >= 0 else []
    control.send(told, control.Started(os.getpid(), tuple(held.isolation), str(folder)), listeners)
    told.close()
    close_all_but(line.fileno(), connection, clock.descriptor)
    largest = request.limits.reply_mb * 2**20
    wire = Wire(socket.socket(fileno=connection), largest)
    here = Path.cwd()
    Worker(wire, lambda: fork_until_spoken_to(wire, line, largest, here), clock=clock).serve()
