"""What runs in the scheduler now and then: who is there, and who has not been heard of for too long."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Seen:
    """A worker, as the scheduler knows it.

    Attributes:
        address: Its address.
        threads: How many batches it works on at once.
        gpus: How many of these may use a GPU; 0 when it has none.
    """

    address: str
    threads: int
    gpus: int


@dataclass(frozen=True)
class Round:
    """What a look around found.

    Attributes:
        workers: Who is there.
        silent: Addresses that were given up: nothing was heard of them.
        hanging: Addresses that were given up: a batch took them longer than it can.
        knows: Whether the scheduler knows the run.
    """

    workers: tuple[Seen, ...]
    silent: tuple[str, ...]
    hanging: tuple[str, ...]
    knows: bool


async def look_around(run: str, silent: float, hanging: float, dask_scheduler: Any = None) -> Round:
    """Lists workers, and gives up those that are silent or hang: their batches go to others.

    Args:
        run: Name of the run.
        silent: Seconds without a sign of life.
        hanging: Seconds that a batch of this run may take.
        dask_scheduler: The scheduler, which Dask passes.
    """
    from distributed.metrics import time  # noqa: PLC0415 - only the scheduler needs it

    now = time()
    workers = list(dask_scheduler.workers.values())
    mute = [w.address for w in workers if now - w.last_seen > silent]
    stuck = [w.address for w in workers if w.address not in mute and _longest(w, run) > hanging]
    for address in (*mute, *stuck):
        await dask_scheduler.remove_worker(address, stimulus_id=f"{run}-gives-up", close=True)
    seen = tuple(
        Seen(w.address, w.nthreads, int(w.resources.get("GPU", 0)))
        for w in workers
        if w.address not in {*mute, *stuck}
    )
    return Round(seen, tuple(mute), tuple(stuck), run in dask_scheduler.worker_plugins)


def _longest(worker: Any, run: str) -> float:
    """Seconds of the batch that it is at for longest."""
    return max((s for task, s in worker.executing.items() if str(task.key).startswith(run)), default=0.0)
