"""Grades submissions of one assignment behind the wall."""

import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import Self

import torch

from autograder.assignment import Assignment, CheckResult, Question, QuestionResult, Reason, Verdict
from autograder.cells.cell import Cell
from autograder.cells.handed_out import Shown, shown_cells, without_shown
from autograder.cells.submission import Submission, SubmissionError, read_submission
from autograder.cells.trusted import read_trusted
from autograder.checks.bench import Bench, Effort
from autograder.checks.runner import CheckSession, check_files
from autograder.checks.solution import load_solution
from autograder.grading.as_at_home import AsAtHome, as_at_home
from autograder.grading.left_over import with_left_over
from autograder.grading.options import Options
from autograder.grading.recognition.book import book_of
from autograder.grading.recognition.recognise import with_mistake
from autograder.grading.record import Record
from autograder.grading.versions import package_hash, versions
from autograder.grading.written.answers import Places
from autograder.grading.written.kept import packed
from autograder.grading.zygotes import zygote_for
from autograder.process.warm import warm_torch
from autograder.wall.outside.launcher import Launcher
from autograder.wall.outside.sitting import Sitting

_MOST_NOTES = 20
_OWN_MEMORY = 4 * 2**30  # bytes; checks need a tenth of it for the largest reply that is allowed


@dataclass
class Grader:
    """Grades one submission after the other with one warm zygote. Use it as a context manager.

    Attributes:
        assignment: What to grade.
        options: How.
        zygote: What student processes are forked from; without it one is made.
    """

    assignment: Assignment
    options: Options = field(default_factory=Options)
    zygote: Launcher | None = None

    def __post_init__(self) -> None:
        self._zygote = self.zygote or zygote_for(self.assignment, self.options)
        chosen: Sequence[Question] = self.assignment.graded
        if self.options.question:
            chosen = [self.assignment.question(self.options.question)]
        self._questions = chosen
        self._files = check_files(self.assignment, chosen)
        self._written = Places.of(self.assignment)
        self._package = package_hash(self.assignment)
        self._versions = versions()
        self._book = book_of(self.assignment)

    def __enter__(self) -> Self:
        """Warms the zygote while the solution and the checks load."""
        self._zygote.start()
        try:
            self._load()
        except BaseException:
            self._zygote.close()
            raise
        return self

    def _load(self) -> None:
        warm_torch()
        self._solution = load_solution(self.assignment)
        self._session = CheckSession(self._files)
        if self.options.many:
            gc.collect()
            gc.freeze()  # what is there by now stays: later collections need not look through all of torch
        # a machine that lets no student process begin says so now, not once for every check
        self._zygote.end(self._zygote.spawn(self.assignment.limits))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the zygote."""
        self._zygote.close()

    @cached_property
    def _shown(self) -> tuple[Shown, ...]:
        """What students only look at; few files have lost the tags that say so."""
        return shown_cells(read_trusted(self.assignment.master).cells)

    def _handed_out(self) -> set[str]:
        return {item.text.strip("\n") for item in self._shown}

    @property
    def package(self) -> str:
        """Hash of the checks, the solution and the framework."""
        return self._package

    @property
    def zygote_pid(self) -> int:
        """Process id of the zygote, for those who measure it."""
        return self._zygote.pid

    def grade_file(
        self, path: Path, name: str | None = None, questions: Sequence[str] | None = None
    ) -> Record:
        """Grades a file; one that cannot be read gets zero and says why.

        Args:
            path: The file.
            name: What the record calls it; by default the file's name.
            questions: Only these; None for all that the grader was opened for.
        """
        begun = time.perf_counter()
        try:
            submission = read_submission(path, self.assignment)
        except SubmissionError as error:
            record = self._record(
                name or path.name, "", self._untouched(str(error)), begun, problem=str(error)
            )
        else:
            cells = submission.cells
            if all(cell.graded for cell in submission.whole if cell.kind == "code"):  # no tags, or lost
                cells = without_shown(cells, self._shown)
            record = self.grade(replace(submission, name=name or path.name, cells=cells), questions)
            record = replace(record, kept=packed(submission.whole, self._written))
        kept = tuple(q for q in record.questions if questions is None or q.name in questions)
        return replace(record, questions=kept)

    def grade(self, submission: Submission, questions: Sequence[str] | None = None) -> Record:
        """Grades a submission that was read, in all questions or some."""
        begun = time.perf_counter()

        def sit(cells: tuple[Cell, ...], names: Sequence[str] | None) -> tuple[list[CheckResult], Sitting]:
            return self._sit(replace(submission, cells=cells), self.options.seed, names, told=True)

        results, sitting = sit(submission.cells, questions)
        better = list(as_at_home(results, submission, self._questions, self._handed_out, sit))
        again = {one.question for one in better}
        results = [result for result in results if result.question not in again]
        results += [result for one in better for result in one.results]
        name, sha256 = submission.name, submission.sha256
        return self._record(name, sha256, results, begun, sitting=sitting, better=better)

    def judge(self, submission: Submission, seed: int, question: str | None = None) -> list[CheckResult]:
        """Only what the checks say, on a seed, of all questions or one; see `with_left_over` for the rest."""
        return self._sit(submission, seed, [question] if question else None, told=False)[0]

    def _sit(
        self, submission: Submission, seed: int, questions: Sequence[str] | None, *, told: bool
    ) -> tuple[list[CheckResult], Sitting]:
        # what a person reads needs forks, so that it is the same whether one question is asked for or all
        alone = not told and len(questions or self._questions) == 1
        sitting = Sitting(self._zygote, submission, self.assignment.limits, seed, alone)
        device = torch.device(self.options.device)
        cells = {cell.number: cell.source for cell in submission.cells}
        try:
            bench = Bench(
                sitting.student_for, self._solution, seed, device, sitting.reseed, cells, self._effort(device)
            )
            one_by_one: Sequence[str | None] = questions or [None]
            runs = (self._session.run(bench, question) for question in one_by_one)
            results = [result for run in runs for result in run]
            if told:
                results = list(with_left_over(results, partial(self._alone, bench, sitting)))
            return results, sitting
        finally:
            sitting.finish()

    def _effort(self, device: torch.device) -> Effort:
        """What checks may use up themselves: as long as the submission's own side."""
        memory = 0 if device.type == "cuda" else _OWN_MEMORY  # a GPU's driver maps memory by the terabyte
        limits, own = self.assignment.limits, self.options.own
        return Effort(limits.check_seconds if own else limits.question_seconds, memory, own)

    def _alone(self, bench: Bench, sitting: Sitting, question: str, check: str) -> CheckResult | None:
        with sitting.untouched(question) as fresh:
            results = self._session.run(bench, question, {(question, check)}) if fresh else []
        return next((result for result in results if result.name == check), None)

    def _untouched(self, problem: str) -> list[CheckResult]:
        """Every check failed for the one reason that the file could not be read."""
        checks = self._session.checks
        return [
            replace(c, verdict=Verdict.FAILED, reason=Reason.NOT_RUN, message=problem, outcome=problem)
            for c in checks
        ]

    def _record(
        self, name: str, sha256: str, results: Sequence[CheckResult], begun: float, *,
        problem: str = "", sitting: Sitting | None = None, better: Sequence[AsAtHome] = (),
    ) -> Record:  # fmt: skip
        own = {one.question: one.sitting for one in better}
        questions = tuple(
            QuestionResult(
                question.name,
                question.title,
                tuple(r for r in results if r.question == question.name),
                *_of_question(own.get(question.name, sitting), question.name),
            )
            for question in self._questions
        )
        questions = tuple(with_mistake(question, self._book) for question in questions)
        return Record(
            name, sha256, self.assignment.name, questions, problem, self._package, self.options.device,
            self.options.seed, self.options.question, sitting.isolation if sitting else (), self._versions,
            time.perf_counter() - begun, (*_notes(sitting), *(told for one in better for told in one.told)),
        )  # fmt: skip


def _of_question(sitting: Sitting | None, name: str) -> tuple[float, str]:
    """Seconds of its calls, and what was printed."""
    return (sitting.seconds.get(name, 0.0), sitting.outputs.get(name, "")) if sitting else (0.0, "")


def _notes(sitting: Sitting | None) -> tuple[str, ...]:
    """Which cells did not run to their end."""
    told = [problem.told for problem in sitting.problems] if sitting else []
    return tuple(told[:_MOST_NOTES])
