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
from autograder.grading.cluster.identity import difference
from autograder.grading.cluster.source import Source
from autograder.grading.cluster.watch import Round, Seen, introduce, look_around
from autograder.grading.cluster.worker import GradingPlugin, grade_batch
from autograder.grading.pool import Lost

Result = tuple[str, Any]
"""A submission's hash, and its record or what stands for it."""
AGAIN = "What was finished is kept: run the same command again to go on."
_CLOSE = "Start it with --dashboard-address 127.0.0.1:0."
_AHEAD = 2  # batches for each slot that are sent, so that nobody waits for the next
_DOUBTS = 3  # looks
_MOST_TRIES = 5  # of a batch that a worker could not even begin


@dataclass(frozen=True)
class Terms:
    """How a run deals with its cluster.

    Attributes:
        where: The cluster, as it was named.
        gpu: Whether it needs workers with a GPU.
        look_seconds: Between two looks at the workers.
        silent_seconds: How long a worker may not be heard of.
        batch_seconds: How long a batch may take.
        patience: Seconds to wait for workers, or for a connection that is lost.
    """

    where: str
    gpu: bool
    look_seconds: float
    silent_seconds: float
    batch_seconds: float
    patience: float


@dataclass
class Session:
    """Keeps a cluster's workers busy and gives results as they come.

    Attributes:
        client: Connected.
        plugin: What workers keep.
        source: Where batches come from.
        terms: How to deal with the cluster.
        put: Takes the results of a batch.
        say: Takes a sentence for whoever grades.
        full: Whether results wait to be written, so that no more should be asked for.
    """

    client: Client
    plugin: GradingPlugin
    source: Source
    terms: Terms
    put: Callable[[list[Result]], None]
    say: Callable[[str], None]
    full: Callable[[], bool]

    def __post_init__(self) -> None:
        self._workers: tuple[Seen, ...] = ()
        self._refused: set[str] = set()
        self._sent: dict[str, tuple[Any, list[str] | None]] = {}
        self._lock = asyncio.Lock()
        self._alone_since: float | None = None
        self._doubts: dict[str, int] = {}
        self._given_up: frozenset[str] = frozenset()

    async def run(self) -> None:
        """Grades everything.

        Raises:
            ChaffinchError: When no worker may grade, the work cannot be opened, or the cluster is gone.
        """
        await self._require_workers()
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
            if not (await self._look()).knows:
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
                while left and len(running) < _AHEAD * self._slots and not self.full():
                    batch = await asyncio.to_thread(self.source.take, self._slots)
                    left = batch is not None
                    if batch is not None:
                        running.add(asyncio.create_task(self._graded(batch)))
                if not running:
                    await asyncio.sleep(0.05)  # until results are written
                else:
                    wait = None if len(running) >= _AHEAD * self._slots or not left else 0.05
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
            except (
                FutureCancelledError,
                OSError,
            ):  # the connection broke, or whoever was to grade it is gone
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
                self._refuse(answer.worker, answer.refused)
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
        key, allowed = batch.key(attempt), self._allowed()
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

    @property
    def _fit(self) -> list[Seen]:
        """Who may grade: a GPU is for those who ask for one, where there are others."""
        fit = [w for w in self._workers if w.address not in self._refused]
        if self.terms.gpu:
            return [w for w in fit if w.gpus]
        return [w for w in fit if not w.gpus] or fit

    @property
    def _slots(self) -> int:
        """How many batches can be worked on at once."""
        return max(sum(min(w.threads, w.gpus) if self.terms.gpu else w.threads for w in self._fit), 1)

    def _allowed(self) -> list[str] | None:
        """Addresses of those who may grade; None when all may."""
        fit = self._fit
        return None if len(fit) == len(self._workers) or not fit else [w.address for w in fit]

    async def _require_workers(self) -> None:
        """Waits for workers and looks whether they are what they must be.

        Raises:
            ChaffinchError: When there are none, or none that may grade.
        """
        try:
            async with asyncio.timeout(self.terms.patience):
                while not self._workers:
                    with contextlib.suppress(OSError):
                        await self._look()
                    await asyncio.sleep(min(self.terms.look_seconds, 0.2))
        except TimeoutError:
            raise ChaffinchError(
                f"There is no worker at {self.terms.where}.", "Start some: see docs/cluster.md."
            ) from None
        if page := (await self._look()).page:
            self.say(f"The scheduler shows its page to other machines, at {page}. {_CLOSE}")
        answers = await self.client.run(introduce, on_error="return")
        for address, answer in answers.items():
            if isinstance(answer, OSError):
                continue  # it goes just now
            if isinstance(answer, BaseException):
                self._refuse(address, f"it has no Chaffinch of today ({answer})")
                continue
            if answer.page:
                self.say(
                    f"The worker at {address} shows its page to other machines, at {answer.page}. {_CLOSE}"
                )
            if said := difference(answer.identity, self.plugin.kit.identity, any_build=self.terms.gpu):
                self._refuse(address, said)
        if not self._fit:
            raise self._nobody()

    def _nobody(self) -> ChaffinchError:
        if self.terms.gpu and not any(w.gpus for w in self._workers):
            return ChaffinchError(
                "No worker has a GPU, and the assignment asks for one.",
                "Start workers with --resources GPU=1, or grade with --device cpu.",
            )
        return ChaffinchError(
            "No worker may grade.", "Install there what is here; the notes above say what differs."
        )

    def _refuse(self, address: str, reason: str) -> None:
        if address not in self._refused:
            self._refused.add(address)
            self.say(f"The worker at {address} is refused: {reason}.")
        if self._workers and not self._fit:
            raise self._nobody()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self.terms.look_seconds)
            if self.client.status != "running":
                continue  # whoever waits for a batch sees to it
            try:
                seen = await self._look()
            except OSError:
                continue
            for word, addresses in (("is not heard of", seen.silent), ("hangs", seen.hanging)):
                for address in self._given_up.intersection(addresses):
                    self.say(f"The worker at {address} {word}: others do its work.")
            await self._free_stranded()
            self._require_somebody()

    async def _look(self) -> Round:
        terms = self.terms
        seen: Round = await self.client.run_on_scheduler(
            look_around, self.plugin.name, terms.silent_seconds, terms.batch_seconds, self._give_up()
        )
        self._workers = seen.workers
        self._doubts = {a: self._doubts.get(a, 0) + 1 for a in (*seen.silent, *seen.hanging)}
        return seen

    def _give_up(self) -> frozenset[str]:
        """Who was silent or hung in several looks: a scheduler that stood still finds all silent once."""
        self._given_up = frozenset(a for a, looks in self._doubts.items() if looks >= _DOUBTS)
        return self._given_up

    async def _free_stranded(self) -> None:
        """A batch that was only for workers that are gone goes to others."""
        there = {w.address for w in self._workers}
        stranded = [f for f, allowed in self._sent.values() if allowed and not there.intersection(allowed)]
        if stranded and self._fit:
            await self.client.cancel(stranded)

    def _require_somebody(self) -> None:
        now = asyncio.get_running_loop().time()
        self._alone_since = None if self._fit else self._alone_since or now
        if self._alone_since is not None and now - self._alone_since > self.terms.patience:
            raise ChaffinchError(f"No worker is left at {self.terms.where}.", f"Start some. {AGAIN}")

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
                    if not (await self._look()).knows:
                        await self._register()
                    return
                await asyncio.sleep(0.1)


def _told(answer: Answer) -> Exception:
    """The error that kept a worker from beginning."""
    error = pickle.loads(answer.error)  # noqa: S301 - our own worker's
    if isinstance(error, ChaffinchError):
        return ChaffinchError(f"The worker at {answer.worker} cannot begin: {error.message}", error.tip)
    return ChaffinchError(f"The worker at {answer.worker} cannot begin: {error}", "See what it prints.")
