"""One submission's student processes: a fresh one for each question."""

import time
from dataclasses import dataclass, field

from autograder.assignment import Limits
from autograder.cells.submission import Submission
from autograder.cells.text import cleaned
from autograder.checks.failures import StudentError
from autograder.checks.subject import Subject
from autograder.wall.outside.launcher import Launcher, StudentProcess
from autograder.wall.outside.link import Link
from autograder.wall.outside.one_core import Core
from autograder.wall.outside.remote import RemoteSubject

_MOST_RESTARTS = 5
_LONGEST_PROBLEM = 500


@dataclass
class _Seat:
    """The process that answers for a question now, and what the question has used up."""

    question: str
    process: StudentProcess
    link: Link
    subject: RemoteSubject | None
    core: Core
    begun: float
    restarts: int = 0
    output: str = ""


@dataclass
class Sitting:
    """Gives checks the subject of each question of one submission.

    A question whose process died gets a fresh one for its next check, as long as its time lasts: a crash in
    one check does not decide the others.

    Attributes:
        zygote: What processes are forked from.
        submission: What they load.
        limits: Their limits.
        seed: For loading.
        isolation: What held the last process back.
        outputs: What each finished question printed.
        seconds: Wall time of each finished question.
    """

    zygote: Launcher
    submission: Submission
    limits: Limits
    seed: int = 0
    isolation: tuple[str, ...] = ()
    outputs: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    _seat: _Seat | None = None

    def student_for(self, question: str) -> Subject:
        """The submission as loaded for a question.

        Raises:
            StudentError: When it cannot be loaded.
        """
        seat = self._seat
        if seat is None or seat.question != question:
            self.finish()
            seat = self._sit(question, restarts=0, begun=time.monotonic())
        elif seat.link.failure is not None and seat.subject is not None and self._may_restart(seat):
            self._end(seat)
            seat = self._sit(question, restarts=seat.restarts + 1, begun=seat.begun)
        if seat.subject is None:
            assert seat.link.failure is not None
            raise seat.link.failure
        return seat.subject

    def reseed(self, question: str, seed: int) -> None:
        """Seeds the generators over there, before a check."""
        seat = self._seat
        if seat is not None and seat.question == question:
            seat.link.reseed(seed)

    def finish(self) -> None:
        """Ends the current question's process."""
        if self._seat is not None:
            self._end(self._seat)
            self._seat = None

    def _may_restart(self, seat: _Seat) -> bool:
        left = self.limits.question_seconds - (time.monotonic() - seat.begun)
        return seat.restarts < _MOST_RESTARTS and left > 0

    def _sit(self, question: str, *, restarts: int, begun: float) -> _Seat:
        core = Core.stay()
        try:
            process = self.zygote.spawn(self.limits, core.number)
        except BaseException:
            core.leave()
            raise
        self.isolation = process.isolation
        load_seconds = self.limits.load_seconds
        left = max(self.limits.question_seconds - (time.monotonic() - begun), 0.0) + load_seconds
        link = Link(process, self.limits, left)
        self._seat = seat = _Seat(question, process, link, None, core, begun, restarts)
        try:
            problems = link.ask(
                "load", list(self.submission.cells), load_seconds, self.seed, seconds=load_seconds + 2
            )
        except StudentError as error:
            reason = f"Your notebook could not be run to its end. {error.text}"
            link.failure = StudentError(error.kind, reason)
            return seat
        said = (
            tuple(cleaned(str(p), _LONGEST_PROBLEM) for p in problems) if isinstance(problems, list) else ()
        )
        seat.subject = RemoteSubject(link, self.submission.cells, said)
        return seat

    def _end(self, seat: _Seat) -> None:
        seat.core.leave()
        printed = self.outputs.get(seat.question, "") + self.zygote.end(seat.process)
        self.outputs[seat.question] = cleaned(printed, self.limits.output_kb * 1024)
        self.seconds[seat.question] = time.monotonic() - seat.begun
