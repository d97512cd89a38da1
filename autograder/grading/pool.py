"""Warm worker processes: each opens its work once and then takes one task after the other."""

import contextlib
import multiprocessing
import pickle
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from autograder.assignment import ChaffinchError

Work = Callable[[], AbstractContextManager[Callable[[Any], Any]]]


@dataclass(frozen=True)
class Lost:
    """What stands for a result that a worker could not give.

    Attributes:
        reason: What went wrong, for staff.
    """

    reason: str


@dataclass
class _Worker:
    process: Any
    connection: Connection
    task: Any = None
    busy: bool = False


def run_all(work: Work, tasks: Iterable[Any], jobs: int) -> Iterator[tuple[Any, Any]]:
    """Runs tasks on warm workers and yields each with its result, as they finish.

    Args:
        work: Opened once in each worker: a picklable callable that gives a context manager of the function.
        tasks: What to call it with.
        jobs: Number of workers; 1 works in this very process.

    Yields:
        ``(task, result)``; the result is a ``Lost`` when the worker failed or died over the task.

    Raises:
        ChaffinchError: When the work cannot be opened.
    """
    todo = list(tasks)
    if not todo:
        return  # nothing to open for
    if jobs <= 1:
        with work() as function:
            for task in todo:
                yield task, attempt(function, task)
        return
    workers = [_start(work) for _ in range(min(jobs, len(todo)))]
    try:
        yield from _share_out(work, workers, todo[::-1])
    finally:
        for worker in workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in workers:
            worker.process.join()


def _share_out(work: Work, workers: list[_Worker], waiting: list[Any]) -> Iterator[tuple[Any, Any]]:
    while waiting or any(worker.busy for worker in workers):
        for worker in workers:
            if not worker.busy and waiting:
                _hand_over(worker, waiting.pop())
        ready = wait([worker.connection for worker in workers if worker.busy])
        for place, worker in enumerate(workers):
            if worker.connection in ready:
                task, result = worker.task, _collect(worker)
                if worker.busy:  # it died: its place is taken by a fresh one
                    workers[place] = _start(work)
                    result = Lost(f"the grading process died ({worker.process.exitcode})")
                yield task, result


def attempt(function: Callable[[Any], Any], task: Any) -> Any:
    """The result of a task, or ``Lost`` when it raises."""
    try:
        return function(task)
    except Exception as error:  # noqa: BLE001 - one task's fault must not end the others
        return Lost(f"{type(error).__name__}: {error}")


def portable(error: Exception) -> Exception:
    """An error that the parent can read; one that cannot travel is told in words."""
    if isinstance(error, ChaffinchError):
        return error
    error.add_note(f"In a worker:\n{traceback.format_exc()}")
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - an exception class may demand anything
        return RuntimeError("\n".join([f"{type(error).__name__}: {error}", *error.__notes__]))
    return error


def _start(work: Work) -> _Worker:
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    process = context.Process(target=_work, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, mine)


def _hand_over(worker: _Worker, task: Any) -> None:
    worker.task, worker.busy = task, True
    with contextlib.suppress(BrokenPipeError):  # its end is seen when its answer is waited for
        worker.connection.send(task)


def _collect(worker: _Worker) -> Any:
    try:
        result = worker.connection.recv()
    except (EOFError, OSError):
        worker.process.join()
        return None
    if isinstance(result, Exception):  # the work could not even be opened
        raise result
    worker.busy = False
    return result


def _work(work: Work, connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    signal.signal(signal.SIGTERM, lambda _signum, _frame: exit())  # noqa: PLR1722 - runs the context managers' ends
    try:
        with work() as function:
            while True:
                connection.send(attempt(function, connection.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone, or has enough
    except Exception as error:  # noqa: BLE001 - the parent tells of it, in one place
        with contextlib.suppress(OSError):
            connection.send(portable(error))
    finally:
        signal.signal(
            signal.SIGTERM, signal.SIG_IGN
        )  # it is ending already; no traceback from within the end
