"""Cuts what is to be graded into batches, read from the disk only when it is their turn."""

import os
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from autograder.grading.cluster.batch import Batch, Sent
from autograder.grading.file_task import FileTask

LARGEST_BATCH = 16
_LARGEST_BYTES = 4 * 2**20  # a batch ends with the file that goes beyond; the scheduler keeps a batch whole
_ROUNDS = 4  # towards the end batches become small, so that all workers end at about the same time


@dataclass
class Source:
    """Files that are still to be graded.

    Attributes:
        run: Name of the run.
        largest: Bytes of the largest file that travels.
        tasks: What is left.
        stay: What cannot travel, to be graded here: too large, not readable, changed meanwhile.
    """

    run: str
    largest: int
    tasks: deque[FileTask]
    stay: list[FileTask] = field(default_factory=list)

    @classmethod
    def of(cls, run: str, tasks: Iterable[FileTask], largest: int) -> "Source":
        """All of it."""
        return cls(run, largest, deque(tasks))

    def take(self, slots: int) -> Batch | None:
        """The next batch; None when there is nothing left.

        Args:
            slots: How many batches are worked on at once.
        """
        size = min(max(len(self.tasks) // (_ROUNDS * max(slots, 1)), 1), LARGEST_BATCH)
        items: list[Sent] = []
        there = 0
        while self.tasks and len(items) < size and there < _LARGEST_BYTES:
            task = self.tasks.popleft()
            sent = self._read(task)
            if sent is None:
                self.stay.append(task)
                continue
            items.append(sent)
            there += len(sent.data)
        return Batch(self.run, tuple(items)) if items else None

    def _read(self, task: FileTask) -> Sent | None:
        try:
            handle = os.open(task.path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW)
            with os.fdopen(handle, "rb") as file:
                data = file.read(self.largest + 1)
        except OSError:
            return None
        if len(data) > self.largest:
            return None
        return Sent.of(task.name, task.path.name, task.sha256, task.questions, data)
