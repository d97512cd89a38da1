"""The runner for clusters: the same interface as the one for this machine."""

import asyncio
import importlib.util
import pickle
import queue
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment, ChaffinchError
from autograder.grading.cluster.address import Address
from autograder.grading.cluster.certificates import require_certificates
from autograder.grading.cluster.course_files import CourseFiles
from autograder.grading.cluster.source import LARGEST_BATCH, Source
from autograder.grading.file_task import FileTask
from autograder.grading.pool import run_all
from autograder.grading.runners import PortableWork

_MIB = 2**20
_OUTPUTS = 8  # a notebook may be so many times as large as the largest file
_MARGIN = 60.0  # seconds
_CLOSE_SECONDS = 30.0
_AHEAD = 1000  # results that wait to be written before no more are asked for


@dataclass(frozen=True)
class Patience:
    """How long to wait for what.

    Attributes:
        connection: Seconds for a scheduler that does not answer, or not any more.
        look: Seconds between two looks at the workers.
        silent: Seconds without a sign of life after which a worker is given up.
        submission: Seconds for one submission; None for what its limits add up to.
    """

    connection: float = 60.0
    look: float = 2.0
    silent: float = 60.0
    submission: float | None = None


@dataclass(frozen=True)
class Cluster:
    """Grades on a cluster.

    Attributes:
        address: Which.
        tls: Folder of certificates; None for none, or for what Dask's own configuration says.
        say: Takes a sentence for whoever grades.
        patience: How long to wait for what.
        plugin: Makes what workers keep, of a `Kit`; None for what grades.
    """

    address: Address
    tls: Path | None = None
    say: Callable[[str], None] = print
    patience: Patience = Patience()
    plugin: Callable[[Any], Any] | None = None

    @classmethod
    def named(
        cls, text: str, tls: Path | None = None, *, insecure: bool = False, say: Callable[[str], None] = print
    ) -> "Cluster":
        """The cluster of an address, when the way there is safe.

        Raises:
            ChaffinchError: When it is no address, the way there is not safe, or Dask is not installed.
        """
        address = Address.parse(text)
        if importlib.util.find_spec("distributed") is None:
            raise ChaffinchError(
                "Grading on a cluster needs Dask distributed, which is not installed.",
                "Install it: pip install 'chaffinch[cluster]'.",
            )
        address.require_safe(insecure=insecure)
        if tls is not None:
            require_certificates(tls)
        return cls(address, tls, say)

    def __call__(self, work: PortableWork, tasks: Sequence[FileTask]) -> Iterator[tuple[FileTask, Any]]:
        """Yields each task with its result, as they come; what cannot travel is graded here.

        Raises:
            ChaffinchError: When the cluster cannot be used, or is gone.
        """
        if not tasks:
            return
        run = f"chaffinch-{uuid.uuid4().hex[:12]}"
        by_hash = {task.sha256: task for task in tasks}
        source = Source.of(run, tasks, work.assignment.limits.file_mb * _MIB * _OUTPUTS)
        results: queue.SimpleQueue[Any] = queue.SimpleQueue()
        errand = _Errand(self, self._kit(run, work), source, results)
        errand.start()
        try:
            while (said := results.get()) is not None:
                if isinstance(said, BaseException):
                    raise said
                if isinstance(said, str):
                    self.say(said)
                    continue
                for sha256, result in said:
                    yield by_hash[sha256], result
        finally:
            errand.stop()
        yield from run_all(work, source.stay, 1)

    def _kit(self, run: str, work: PortableWork) -> Any:
        from autograder.grading.cluster.identity import identity  # noqa: PLC0415 - it needs Dask
        from autograder.grading.cluster.worker import Kit  # noqa: PLC0415

        seconds = self.patience.submission or longest(work.assignment)
        course, modules = CourseFiles.of(work.assignment), tuple(map(str, sys.path))
        cuda = work.device == "cuda"
        return Kit(run, course, pickle.dumps(work), modules, identity(), cuda, seconds)


def longest(assignment: Assignment) -> float:
    """Seconds after which a submission's grading must have come to its end, whatever it does.

    Every question may load the cells anew and use up its time, and both count only time in which a process
    could run: twice the sum, and a margin.
    """
    limits = assignment.limits
    return 2 * len(assignment.graded) * (limits.load_seconds + limits.question_seconds) + _MARGIN


class _Errand:
    """A thread with the client's event loop; results, sentences and what ended it go into a queue."""

    def __init__(self, cluster: Cluster, kit: Any, source: Source, results: "queue.SimpleQueue[Any]") -> None:
        self._cluster, self._kit, self._source, self._results = cluster, kit, source, results
        self._thread = threading.Thread(target=self._run, name="cluster", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Lets go of the cluster; waits a while for it, whoever presses Ctrl-C meanwhile."""
        end = time.monotonic() + _CLOSE_SECONDS
        told = False
        while self._thread.is_alive() and time.monotonic() < end:
            try:
                if not told and self._loop is not None and self._task is not None:
                    told = True  # once: a second time would break off the closing
                    self._loop.call_soon_threadsafe(self._task.cancel)
                self._thread.join(end - time.monotonic() if told else 0.1)
            except (KeyboardInterrupt, RuntimeError):  # once more; or its loop has just been closed
                continue

    def _run(self) -> None:
        end: BaseException | None = None
        try:
            asyncio.run(self._main())
        except asyncio.CancelledError:
            pass
        except OSError as error:
            end = ChaffinchError(
                f"The connection to {self._cluster.address.text} broke: {error}.",
                "What was finished is kept: run the same command again to go on.",
            )
        except BaseException as error:  # noqa: BLE001 - raised where the results are taken
            end = error
        self._results.put(end)

    async def _main(self) -> None:
        from autograder.grading.cluster.connect import connected  # noqa: PLC0415 - it needs Dask
        from autograder.grading.cluster.session import Session  # noqa: PLC0415
        from autograder.grading.cluster.worker import GradingPlugin  # noqa: PLC0415
        from autograder.grading.cluster.workers import Terms, Workers  # noqa: PLC0415

        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        # what matters is raised; Dask's own tasks end as they may when a cluster goes
        self._loop.set_exception_handler(lambda _loop, _context: None)
        patience, kit = self._cluster.patience, self._kit
        batch = LARGEST_BATCH * (2 * kit.seconds + _MARGIN)
        where = self._cluster.address.text
        terms = Terms(where, kit.any_build, patience.look, patience.silent, batch, patience.connection)
        plugin = (self._cluster.plugin or GradingPlugin)(kit)
        async with connected(self._cluster.address, self._cluster.tls, patience.connection) as client:
            put = self._results.put
            workers = Workers(client, kit.run, kit.identity, terms, put)
            await Session(workers, plugin, self._source, put, self._full).run()

    def _full(self) -> bool:
        return self._results.qsize() * LARGEST_BATCH > _AHEAD
