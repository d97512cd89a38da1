"""Grading that sleeps: what the workers of a simulation import, so without PyTorch."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.grading.cluster.batch import Answer, Batch, Sent, packed
from autograder.grading.cluster.worker import GradingPlugin
from autograder.grading.file_task import FileTask
from tests.benchmarks.bench_store import StubGrading


class SleepingPlugin(GradingPlugin):
    """Sleeps for as long as grading takes; what it says is of the usual size."""

    def __init__(self, kit: Any, drawn: Sequence[float], questions: tuple[str, ...]) -> None:
        super().__init__(kit)
        self._drawn, self._stub = tuple(drawn), StubGrading(questions)

    async def grade(self, batch: Batch, address: str) -> Answer:
        """Grades a batch."""
        return Answer(address, [await self.grade_one(item) for item in batch.items])

    async def grade_one(self, item: Sent) -> bytes:
        """Sleeps, then gives a record."""
        await asyncio.sleep(cost_of(item.sha256, self._drawn))
        return packed(self._stub.grade(FileTask(item.name, Path(item.file), None, item.sha256)))


def cost_of(sha256: str, drawn: Sequence[float]) -> float:
    """Seconds of a file: a draw that follows from its bytes."""
    return drawn[int(sha256[-8:], 16) % len(drawn)]
