"""Who is there on a cluster, and who of them may grade."""

import asyncio
import contextlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from distributed import Client

from autograder.assignment import ChaffinchError
from autograder.grading.cluster.identity import difference
from autograder.grading.cluster.watch import Round, Seen, introduce, look_around

AGAIN = "What was finished is kept: run the same command again to go on."
_CLOSE = "Start it with --dashboard-address 127.0.0.1:0."
_DOUBTS = 3  # looks


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
class Workers:
    """The workers of a cluster, as one run sees them.

    Attributes:
        client: Connected.
        run: Name of the run.
        identity: What a worker must be like.
        terms: How to deal with the cluster.
        say: Takes a sentence for whoever grades.
    """

    client: Client
    run: str
    identity: Mapping[str, str]
    terms: Terms
    say: Callable[[str], None]

    def __post_init__(self) -> None:
        self._seen: tuple[Seen, ...] = ()
        self._refused: set[str] = set()
        self._alone_since: float | None = None
        self._doubts: dict[str, int] = {}

    @property
    def fit(self) -> list[Seen]:
        """Who may grade: a GPU is for those who ask for one, where there are others."""
        fit = [w for w in self._seen if w.address not in self._refused]
        if self.terms.gpu:
            return [w for w in fit if w.gpus]
        return [w for w in fit if not w.gpus] or fit

    @property
    def slots(self) -> int:
        """How many batches can be worked on at once."""
        return max(sum(min(w.threads, w.gpus) if self.terms.gpu else w.threads for w in self.fit), 1)

    def allowed(self) -> list[str] | None:
        """Addresses of those who may grade; None when all may."""
        fit = self.fit
        return None if len(fit) == len(self._seen) or not fit else [w.address for w in fit]

    def stranded(self, allowed: Collection[str] | None) -> bool:
        """Whether a batch that only these may grade waits for nobody while others could grade it."""
        return bool(allowed and self.fit) and not {w.address for w in self._seen}.intersection(allowed or ())

    async def require(self) -> None:
        """Waits for workers and looks whether they are what they must be.

        Raises:
            ChaffinchError: When there are none, or none that may grade.
        """
        try:
            async with asyncio.timeout(self.terms.patience):
                while not self._seen:
                    with contextlib.suppress(OSError):
                        await self.look()
                    await asyncio.sleep(min(self.terms.look_seconds, 0.2))
        except TimeoutError:
            raise ChaffinchError(
                f"There is no worker at {self.terms.where}.", "Start some: see docs/cluster.md."
            ) from None
        if page := (await self.look()).page:
            self.say(f"The scheduler shows its page to other machines, at {page}. {_CLOSE}")
        for address, answer in (await self.client.run(introduce, on_error="return")).items():
            self._meet(address, answer)
        if not self.fit:
            raise self._nobody()

    def _meet(self, address: str, answer: Any) -> None:
        """Takes what a worker says of itself, or the error that it answered with."""
        if isinstance(answer, OSError):
            return  # it goes just now
        if isinstance(answer, BaseException):
            self.refuse(address, f"it has no Chaffinch of today ({answer})")
            return
        if answer.page:
            self.say(f"The worker at {address} shows its page to other machines, at {answer.page}. {_CLOSE}")
        if said := difference(answer.identity, self.identity, any_build=self.terms.gpu):
            self.refuse(address, said)

    def _nobody(self) -> ChaffinchError:
        if self.terms.gpu and not any(w.gpus for w in self._seen):
            return ChaffinchError(
                "No worker has a GPU, and the assignment asks for one.",
                "Start workers with --resources GPU=1, or grade with --device cpu.",
            )
        return ChaffinchError(
            "No worker may grade.", "Install there what is here; the notes above say what differs."
        )

    def refuse(self, address: str, reason: str) -> None:
        """Sends a worker nothing more.

        Raises:
            ChaffinchError: When nobody is left.
        """
        if address not in self._refused:
            self._refused.add(address)
            self.say(f"The worker at {address} is refused: {reason}.")
        if self._seen and not self.fit:
            raise self._nobody()

    async def look(self) -> Round:
        """Who is there now; gives up those who were silent or hung in several looks.

        A scheduler that stood still finds all silent once, so that one look is not enough.

        Raises:
            OSError: When the scheduler cannot be asked.
        """
        terms = self.terms
        given_up = frozenset(a for a, looks in self._doubts.items() if looks >= _DOUBTS)
        seen: Round = await self.client.run_on_scheduler(
            look_around, self.run, terms.silent_seconds, terms.batch_seconds, given_up
        )
        self._seen = seen.workers
        self._doubts = {a: self._doubts.get(a, 0) + 1 for a in (*seen.silent, *seen.hanging)}
        for word, addresses in (("is not heard of", seen.silent), ("hangs", seen.hanging)):
            for address in given_up.intersection(addresses):
                self.say(f"The worker at {address} {word}: others do its work.")
        return seen

    def require_somebody(self) -> None:
        """Passes while there is a worker, or was one not long ago.

        Raises:
            ChaffinchError: When nobody came for too long.
        """
        now = asyncio.get_running_loop().time()
        self._alone_since = None if self.fit else self._alone_since or now
        if self._alone_since is not None and now - self._alone_since > self.terms.patience:
            raise ChaffinchError(f"No worker is left at {self.terms.where}.", f"Start some. {AGAIN}")
