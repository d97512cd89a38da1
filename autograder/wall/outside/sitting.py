"""One submission's student processes: its cells run once, and each question starts from what they left."""

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from autograder.assignment import Limits
from autograder.cells.problem import Problem
from autograder.cells.submission import Submission
from autograder.cells.text import cleaned
from autograder.checks.failures import StudentError
from autograder.checks.subject import Subject
from autograder.wall.outside.launcher import CannotFork, Launcher
from autograder.wall.outside.loaded import Loaded, load
from autograder.wall.outside.one_core import Core
from autograder.wall.outside.seat import Seat

_MOST_RESTARTS = 5
_MOST_LOADS_THAT_FAIL = 2  # a machine may fail once; what fails twice is the submission's doing


@dataclass
class Sitting:
    """Gives checks the subject of each question of one submission.

    The cells run in one process, and each question gets a fork of it: what one question's calls leave behind
    no other finds. Forks stay until the end, so that all public checks can be judged before any process has
    seen what a hidden one sends. Where a process cannot be forked as it is (it runs threads, holds files
    open, the kernel is old), the cells run anew for each question.

    A question whose process died gets a fresh one for its next check, as long as its time lasts, in which the
    cells run anew where they must: a crash in one check does not decide the others.

    Attributes:
        zygote: What processes are forked from.
        submission: What they load.
        limits: Their limits.
        seed: For loading.
        alone: Whether only one question will be asked for: it gets the process in which the cells ran, and
            no fork.
        isolation: What held the last process back.
        problems: What went wrong when the cells ran.
        outputs: What was printed, by question; the first has what the cells printed, too.
        seconds: Seconds that calls took, by question.
    """

    zygote: Launcher
    submission: Submission
    limits: Limits
    seed: int = 0
    alone: bool = False
    isolation: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    outputs: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    _core: Core | None = None
    _source: Loaded | None = None
    _forks: bool = True
    _failed: StudentError | None = None
    _loads_that_failed: int = 0
    _printed: str = ""
    _seats: dict[str, Seat] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def student_for(self, question: str) -> Subject:
        """The submission as loaded for a question.

        Raises:
            StudentError: When it cannot be loaded.
        """
        seat = self._seats.get(question)
        if seat is None:
            seat = self._sit(question, restarts=0, left=self.limits.question_seconds)
        elif seat.link.failure is not None and seat.restarts < _MOST_RESTARTS and seat.link.left > 0:
            self._leave(question, seat)
            seat = self._sit(question, restarts=seat.restarts + 1, left=seat.link.left)
        return seat.subject

    @contextmanager
    def untouched(self, question: str) -> Iterator[bool]:
        """In the `with` a question has a process that no call has touched: yields whether it has.

        It has none where that would cost more than a fork, or where its time is used up. What is printed
        meanwhile is not kept.
        """
        seat = self._seats.get(question)
        source = self._source
        if seat is None or source is None or not (self._forks and source.forks) or seat.link.left <= 0:
            yield False
            return
        self._leave(question, seat)
        printed = self.outputs.get(question, "")
        seat = self._sit(question, restarts=seat.restarts, left=seat.link.left)
        try:
            yield True
        finally:
            self._leave(question, self._seats.pop(question, seat))
            self.outputs[question] = printed

    def reseed(self, question: str, seed: int) -> None:
        """Seeds the generators over there, before a check."""
        if question in self._seats:
            self._seats[question].link.reseed(seed)

    def finish(self) -> None:
        """Ends all processes."""
        for question, seat in self._seats.items():
            self._leave(question, seat)
        self._seats.clear()
        if self._source is not None:
            self._printed += self._source.end(self.zygote, self.limits)
            self._source = None
        if self.outputs:
            first = next(iter(self.outputs))
            self.outputs[first] = cleaned(self._printed + self.outputs[first], self.limits.output_kb * 1024)
        if self._core is not None:
            self._core.leave()
            self._core = None

    def _sit(self, question: str, *, restarts: int, left: float) -> Seat:
        begun = time.monotonic()
        self._core = self._core or Core.stay()
        try:
            seat = self._seated(restarts, left)
        except OSError:  # the zygote was brought down, and with it what the cells ran in: once more
            if self._source is not None:
                self._printed += self._source.end(self.zygote, self.limits)
                self._source = None
            seat = self._seated(restarts, left)
        self._seats[question] = seat
        self.seconds[question] = self.seconds.get(question, 0.0) + time.monotonic() - begun
        return seat

    def _seated(self, restarts: int, left: float) -> Seat:
        begun = time.monotonic()
        source = self._loaded()
        if restarts:  # where cells run anew, each death would cost the class their time once more
            left -= time.monotonic() - begun
        if self._forks and source.forks and not self.alone:
            try:
                process = self.zygote.branch(source.process, self.limits, next(self._numbers))
                return Seat.of(source, process, self.limits, left, restarts)
            except CannotFork:
                self._forks = False
        self._source = None  # this question has it now
        return Seat.of(source, source.process, self.limits, left, restarts)

    def _loaded(self) -> Loaded:
        """The process whose cells have run.

        Raises:
            StudentError: When they cannot be run.
        """
        while self._source is None:
            if self._failed is not None:
                raise self._failed
            source = load(self.zygote, self.submission, self.limits, self.seed, self._core)
            self.isolation, self.problems = source.process.isolation, source.problems
            if source.failure is None:
                self._source = source
                break
            self._printed += source.end(self.zygote, self.limits)
            self._loads_that_failed += 1
            if self._loads_that_failed == _MOST_LOADS_THAT_FAIL:
                self._failed = source.failure
        return self._source

    def _leave(self, question: str, seat: Seat) -> None:
        self.seconds[question] = self.seconds.get(question, 0.0) + seat.spent
        self.outputs[question] = seat.end(self.zygote, self.limits, self.outputs.get(question, ""))
