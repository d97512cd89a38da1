"""A student process forks itself, so that each question starts from what its cells left, loaded once."""

import contextlib
import os
import random
import select
import shutil
import signal
import socket
from pathlib import Path

from autograder.wall.contract import control
from autograder.wall.contract.libc import end_with_parent
from autograder.wall.contract.scratch import of_branch
from autograder.wall.contract.wire import Wire
from autograder.wall.inside.places import print_to, read_nothing, work_in


def fork_until_spoken_to(wire: Wire, line: socket.socket, largest: int, folder: Path) -> Wire | None:
    """Waits until the grader speaks, and forks as often as the zygote asks meanwhile.

    Args:
        wire: The connection to the grader.
        line: To the zygote.
        largest: Bound on all buffers of one frame to the grader, in bytes.
        folder: This process's scratch folder, by the name that the system gives it.

    Returns:
        In each new process its own connection to the grader; in this one, None as soon as it is spoken to.
    """
    while line.fileno() in select.select([line.fileno(), wire.fileno()], [], [])[0]:
        if (own := _fork(line, largest, folder)) is not None:
            return own
    return None


def _fork(line: socket.socket, largest: int, folder: Path) -> Wire | None:
    request, descriptors = control.receive(line)
    if request is None:
        os._exit(0)  # the zygote is gone
    connection, output = descriptors
    assert isinstance(request, control.Branch)
    _reap()
    drawn = random.getstate()
    if os.fork():
        line.send(b".")  # it may look for the fork now
        os.close(connection)
        os.close(output)
        return None
    end_with_parent(signal.SIGKILL)
    random.setstate(drawn)  # Python seeds it anew in a fork
    line.close()
    print_to(output)
    os.close(output)
    if connection != 0:  # the cells may have closed their input
        read_nothing()
    _work_in_a_copy(folder, of_branch(folder, request.number))
    return Wire(socket.socket(fileno=connection), largest)


def _work_in_a_copy(folder: Path, mine: Path) -> None:
    """Makes a copy of a folder the working folder, or what the cells went to, if they went anywhere else."""
    try:
        here = Path.cwd()
    except OSError:  # they removed it
        here = folder
    _copy(folder, mine)
    work_in(mine)
    with contextlib.suppress(OSError):
        os.chdir(mine / here.relative_to(folder) if here.is_relative_to(folder) else here)


def _copy(folder: Path, mine: Path) -> None:
    """Makes a folder with copies of another one's files: what one question writes no other question finds.

    Contents are copied and nothing else: times and modes may not be set here.
    """
    mine.mkdir()
    with contextlib.suppress(OSError, RecursionError):  # what cannot be copied is missing, at its own cost
        for place, folders, files in os.walk(folder):
            folders[:] = [inner for inner in folders if not inner.startswith(".question-")]
            for inner in folders:
                (mine / os.path.relpath(place, folder) / inner).mkdir()
            for file in files:
                shutil.copyfile(Path(place, file), mine / os.path.relpath(place, folder) / file)


def _reap() -> None:
    """Takes leave of forks that have ended."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            continue
