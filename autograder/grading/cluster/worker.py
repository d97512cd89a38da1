"""What each worker of a cluster keeps for a run: the course, and warm processes that grade."""

import asyncio
import contextlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from distributed import WorkerPlugin, get_worker

from autograder.grading.cluster.batch import Answer, Batch, Sent, packed
from autograder.grading.cluster.child import Opening
from autograder.grading.cluster.course_files import CourseFiles
from autograder.grading.cluster.identity import difference, identity
from autograder.grading.cluster.process import CannotOpen, Died, GraderProcess
from autograder.grading.pool import Lost

_IDLE_SECONDS = 120.0  # then whoever graded is gone or done, and the memory is somebody else's
_TRIES = 2  # a process may be killed from outside once; what ends two is the submission's doing


@dataclass(frozen=True)
class Kit:
    """What a worker needs for a run.

    Attributes:
        run: Name of the run.
        course: The part of the course that is read.
        work: How a file is graded, pickled: a worker's own process never opens it.
        modules: Where Python looks for modules beyond its own, here.
        identity: What the worker must be like.
        any_build: Whether it may have builds of the same versions for another device.
        seconds: How long one submission may take at most.
    """

    run: str
    course: CourseFiles
    work: bytes
    modules: tuple[str, ...]
    identity: dict[str, str]
    any_build: bool
    seconds: float


class Over(Exception):
    """The run ended on this worker."""


async def grade_batch(batch: Batch) -> Answer:
    """The task: grades a batch with what the worker keeps."""
    worker = get_worker()
    plugin = worker.plugins.get(batch.run)
    if plugin is None:
        return Answer(worker.address, again=True)
    assert isinstance(plugin, GradingPlugin)
    return await plugin.grade(batch, worker.address)


class GradingPlugin(WorkerPlugin):  # type: ignore[misc]
    """Keeps the unpacked course and the processes that grade, for one run.

    Args:
        kit: What is needed.
    """

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.name = kit.run

    def setup(self, worker: Any) -> None:
        """Looks whether this worker is as it must be; the rest is made when the first batch comes."""
        del worker
        self._refused = difference(identity(), self.kit.identity, any_build=self.kit.any_build)
        self._folder: Path | None = None
        self._idle: list[GraderProcess] = []
        self._busy: set[GraderProcess] = set()
        self._closing: asyncio.TimerHandle | None = None
        self._over = False

    def teardown(self, worker: Any) -> None:
        """Ends all processes and removes what was written."""
        del worker
        self._over = True
        self._close_idle()
        for process in self._busy:
            process.end()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def grade(self, batch: Batch, address: str) -> Answer:
        """Grades a batch, one submission after the other, in one process."""
        if self._refused:
            return Answer(address, refused=self._refused)
        self._unpack()
        try:
            results = [await self.grade_one(item) for item in batch.items]
        except CannotOpen as error:
            return Answer(address, error=error.args[0])
        except Over:
            return Answer(address, again=True)
        return Answer(address, results)

    async def grade_one(self, item: Sent) -> bytes:
        """Grades one submission; what ends a process is tried once more in a fresh one.

        Returns:
            The result, packed.

        Raises:
            CannotOpen: When the work cannot be opened.
            Over: When the run ended meanwhile.
        """
        assert self._folder is not None
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            path = Path(folder) / item.file
            path.write_bytes(item.bytes)
            for last in (False,) * (_TRIES - 1) + (True,):
                try:
                    return await self._tried(item, path)
                except Died as error:
                    if self._over:
                        raise Over from None
                    if last:
                        return packed(Lost(str(error)))
        raise AssertionError

    async def _tried(self, item: Sent, path: Path) -> bytes:
        process = self._idle.pop() if self._idle else await GraderProcess.start(self._opening())
        self._busy.add(process)
        try:
            result = await process.grade(item.name, str(path), item.questions, item.sha256, self.kit.seconds)
        except BaseException:
            self._busy.discard(process)
            process.end()
            raise
        self._busy.discard(process)
        self._idle.append(process)
        self._close_later()
        return result

    def _opening(self) -> Opening:
        kit, folder = self.kit, str(self._folder)
        root = str(Path(folder) / "course")
        return Opening(kit.modules, root, kit.course.assignment, (folder,), kit.work)

    def _unpack(self) -> None:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="chaffinch-worker-")).resolve()
            self.kit.course.unpack(self._folder / "course")

    def _close_later(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
        self._closing = asyncio.get_running_loop().call_later(_IDLE_SECONDS, self._close_idle)

    def _close_idle(self) -> None:
        while self._idle:
            with contextlib.suppress(OSError):
                self._idle.pop().end()
