"""What runs in the scheduler now and then: who is there, and who has not been heard of for too long."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from autograder.grading.cluster.identity import identity


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
        silent: Addresses of which nothing was heard for too long.
        hanging: Addresses that are at a batch for longer than it can take.
        knows: Whether the scheduler knows the run.
        page: Where its page can be looked at from other machines; empty where it cannot.
    """

    workers: tuple[Seen, ...]
    silent: tuple[str, ...]
    hanging: tuple[str, ...]
    knows: bool
    page: str = ""


@dataclass(frozen=True)
class Introduction:
    """What a worker says of itself.

    Attributes:
        identity: Its versions.
        page: Where its page can be looked at from other machines; empty where it cannot.
    """

    identity: Mapping[str, str]
    page: str


def introduce(dask_worker: Any = None) -> Introduction:
    """Runs in each worker.

    Args:
        dask_worker: The worker, which Dask passes.
    """
    return Introduction(identity(), _page(dask_worker))


async def look_around(
    run: str, silent: float, hanging: float, give_up: frozenset[str], dask_scheduler: Any = None
) -> Round:
    """Lists workers, those that are silent and those that hang; gives up some, whose batches go to others.

    Args:
        run: Name of the run.
        silent: Seconds without a sign of life.
        hanging: Seconds that a batch of this run may take.
        give_up: Addresses of those to give up, if they are still silent or hang.
        dask_scheduler: The scheduler, which Dask passes.
    """
    from distributed.metrics import time  # noqa: PLC0415 - only the scheduler needs it

    now = time()
    workers = list(dask_scheduler.workers.values())
    mute = [w.address for w in workers if now - w.last_seen > silent]
    stuck = [w.address for w in workers if w.address not in mute and _longest(w, run) > hanging]
    gone = give_up.intersection((*mute, *stuck))
    for address in gone:
        await dask_scheduler.remove_worker(address, stimulus_id=f"{run}-gives-up", close=True)
    seen = tuple(
        Seen(w.address, w.nthreads, int(w.resources.get("GPU", 0))) for w in workers if w.address not in gone
    )
    knows = run in dask_scheduler.worker_plugins
    return Round(seen, tuple(mute), tuple(stuck), knows, _page(dask_scheduler))


def _page(node: Any) -> str:
    """Where a scheduler's or a worker's page is served, when that is more than this machine."""
    server = getattr(node, "http_server", None)
    host = str(getattr(server, "address", "127.0.0.1"))
    return "" if ip_address(host).is_loopback else f"{host}:{getattr(server, 'port', '')}"


def _longest(worker: Any, run: str) -> float:
    """Seconds of the batch that it is at for longest."""
    return max((s for task, s in worker.executing.items() if str(task.key).startswith(run)), default=0.0)
