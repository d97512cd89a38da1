"""One run on a cluster, as a program of Dask's asynchronous client."""

import asyncio
import contextlib
import itertools
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from distributed import Client, KilledWorker
from distributed.client import FutureCancelledError

from autograder.assignment import ChaffinchError
from autograder.grading.cluster.batch import Answer, Batch, unpacked
from autograder.grading.cluster.source import Source
from autograder.grading.cluster.worker import GradingPlugin, grade_batch
from autograder.grading.cluster.workers import AGAIN, Terms, Workers
from autograder.grading.pool import Lost

Result = tuple[str, Any]
"""A submission's hash, and its record or what stands for it."""
_AHEAD = 2  # batches for each slot that are sent, so that nobody waits for the next
_MOST_TRIES = 5  # of a batch that a worker could not even begin


@dataclass
class Session:
    """Keeps a cluster's workers busy and gives results as they come.

    Attributes:
        workers: Who grades.
        plugin: What workers keep.
        source: Where batches come from.
        put: Takes the results of a batch.
        full: Whether results wait to be written, so that no more should be asked for.
    """

    workers: Workers
    plugin: GradingPlugin
    source: Source
    put: Callable[[list[Result]], None]
    full: Callable[[], bool]

    def __post_init__(self) -> None:
        self._sent: dict[str, tuple[Any, list[str] | None]] = {}
        self._lock = asyncio.Lock()

    @property
    def client(self) -> Client:
        """Connected."""
        return self.workers.client

    @property
    def terms(self) -> Terms:
        """How to deal with the cluster."""
        return self.workers.terms

    async def run(self) -> None:
        """Grades everything.

        Raises:
            ChaffinchError: When no worker may grade, the work cannot be opened, or the cluster is gone.
        """
        await self.workers.require()
        await self._register()
        watcher = asyncio.create_task(self._watch())
        worker = asyncio.create_task(self._work())
        try:
            await asyncio.wait([watcher, worker], return_when=asyncio.FIRST_COMPLETED)
            if worker.done():
                worker.result()
            else:
                watcher.result()
        finally:
            for task in (watcher, worker):
                task.cancel()
            await asyncio.gather(watcher, worker, return_exceptions=True)
            await self._leave()

    async def _register(self) -> None:
        """Tells the scheduler of the run, which tells every worker, those that come later, too."""
        try:
            await self.client.register_plugin(self.plugin, name=self.plugin.name)
        except Exception:  # a worker that goes, or is refused anyway, is no reason to stop
            if not (await self.workers.look()).knows:
                raise

    async def _leave(self) -> None:
        if self.client.status != "running":
            return
        with contextlib.suppress(OSError):
            await self.client.cancel([future for future, _ in self._sent.values()])
            await self.client.unregister_worker_plugin(self.plugin.name)

    async def _work(self) -> None:
        running: set[asyncio.Task[list[Result]]] = set()
        left = True
        try:
            while left or running:
                while left and len(running) < _AHEAD * self.workers.slots and not self.full():
                    batch = await asyncio.to_thread(self.source.take, self.workers.slots)
                    left = batch is not None
                    if batch is not None:
                        running.add(asyncio.create_task(self._graded(batch)))
                if not running:
                    await asyncio.sleep(0.05)  # until results are written
                else:
                    wait = None if len(running) >= _AHEAD * self.workers.slots or not left else 0.05
                    done, running = await asyncio.wait(
                        running, timeout=wait, return_when=asyncio.FIRST_COMPLETED
                    )
                    for task in done:
                        self.put(task.result())
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def _graded(self, batch: Batch) -> list[Result]:
        """A batch's results; the submissions of one that ends its workers are tried one by one."""
        failed = 0
        for attempt in itertools.count():
            try:
                answer = await self._asked(batch, attempt)
            except KilledWorker as error:
                if len(batch.items) > 1:
                    return [*itertools.chain(*await asyncio.gather(*map(self._graded, batch.singles())))]
                reason = f"{error.allowed_failures + 1} workers died while they graded it"
                return [(batch.items[0].sha256, Lost(reason))]
            except (FutureCancelledError, OSError):  # no connection, or whoever was to grade it is gone
                await self._reconnected()
                continue
            except Exception as error:  # e.g. a worker that has come without Chaffinch
                failed += 1
                if failed > _MOST_TRIES:
                    raise ChaffinchError(f"A worker cannot grade: {error}.", AGAIN) from error
                await asyncio.sleep(self.terms.look_seconds)
                continue
            if answer.again:
                failed += 1
                await self._told_again(answer.worker, failed)
                continue
            if answer.refused:
                self.workers.refuse(answer.worker, answer.refused)
                continue
            if answer.error:
                raise _told(answer)
            hashes = (item.sha256 for item in batch.items)
            return list(zip(hashes, map(unpacked, answer.results), strict=True))
        raise AssertionError

    async def _told_again(self, worker: str, failed: int) -> None:
        """Waits a little, and tells workers of the run once more when that does not help.

        Raises:
            ChaffinchError: When nothing helps.
        """
        if failed > _MOST_TRIES:
            raise ChaffinchError(f"The worker at {worker} does not know of the run.", AGAIN)
        await asyncio.sleep(self.terms.look_seconds)
        if failed > 1:
            await self._register()

    async def _asked(self, batch: Batch, attempt: int) -> Answer:
        key, allowed = batch.key(attempt), self.workers.allowed()
        future = self.client.submit(
            grade_batch, batch, key=key, workers=allowed, resources={"GPU": 1} if self.terms.gpu else None
        )
        self._sent[key] = future, allowed
        try:
            answer: Answer = await future
        finally:
            del self._sent[key]
            future.release()
        return answer

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self.terms.look_seconds)
            if self.client.status != "running":
                continue  # whoever waits for a batch sees to it
            try:
                await self.workers.look()
            except OSError:
                continue
            if stranded := [f for f, allowed in self._sent.values() if self.workers.stranded(allowed)]:
                await self.client.cancel(stranded)  # it goes to others
            self.workers.require_somebody()

    async def _reconnected(self) -> None:
        """Waits until there is a connection, and tells a scheduler that has just come of the run.

        Raises:
            ChaffinchError: When there is none in time.
        """
        async with self._lock:
            while True:
                while self.client.status == "connecting":
                    await asyncio.sleep(0.1)
                if self.client.status != "running":
                    raise ChaffinchError(f"The scheduler at {self.terms.where} is gone.", AGAIN)
                with contextlib.suppress(OSError):  # it broke again
                    if not (await self.workers.look()).knows:
                        await self._register()
                    return
                await asyncio.sleep(0.1)


def _told(answer: Answer) -> Exception:
    """The error that kept a worker from beginning."""
    error = pickle.loads(answer.error)  # noqa: S301 - our own worker's
    if isinstance(error, ChaffinchError):
        return ChaffinchError(f"The worker at {answer.worker} cannot begin: {error.message}", error.tip)
    return ChaffinchError(f"The worker at {answer.worker} cannot begin: {error}", "See what it prints.")
