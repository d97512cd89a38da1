"""Grades a class: what is done is kept, what did not change is not graded again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.assignment import Assignment, CheckResult, QuestionResult, Verdict
from autograder.checks.runner import check_files, list_checks
from autograder.grading.files import write_text
from autograder.grading.grader import Options
from autograder.grading.pool import Lost, run_all
from autograder.grading.record import Record
from autograder.grading.versions import package_hash, versions
from autograder.grading.work import FileTask, GradeFiles


@dataclass(frozen=True)
class Found:
    """One submission to grade.

    Attributes:
        name: What results call it; safe as a file's name.
        path: The file.
        sha256: Of its bytes, in hex.
        problem: Why nothing of it can be graded; empty where something can.
    """

    name: str
    path: Path
    sha256: str
    problem: str = ""


@dataclass(frozen=True)
class Step:
    """One more submission is done.

    Attributes:
        record: Its result.
        kept: Whether it was graded by an earlier run.
    """

    record: Record
    kept: bool


def result_path(out: Path, name: str) -> Path:
    """Where a submission's result lies."""
    return out / "results" / f"{name}.json"


def grade_class(
    assignment: Assignment, found: Sequence[Found], out: Path, options: Options,
    *, jobs: int = 1, regrade: bool = False, wanted: Callable[[str], bool] = lambda _name: True,
) -> Iterator[Step]:  # fmt: skip
    """Grades submissions, writing each result as it is done.

    A result of an earlier run is kept when submission, package, device, seed and question are the same and no
    check broke in it.

    Args:
        assignment: What to grade.
        found: The submissions.
        out: Folder for the results.
        options: How to grade.
        jobs: Number of processes.
        regrade: Grade also what did not change.
        wanted: Says by name which submissions to grade; the results of the others are kept as they are.

    Yields:
        One step per submission, kept ones first.
    """
    package, installed, todo = package_hash(assignment), versions(), []
    for item in found:
        earlier = read_record(out, item.name)
        same = earlier is not None and _unchanged(earlier, item, package, options, installed)
        if earlier is not None and ((same and not regrade) or not wanted(item.name)):
            yield Step(earlier, kept=True)
        elif wanted(item.name) and item.problem:
            record = _ungradable(assignment, item, options, package)
            write_text(result_path(out, item.name), record.to_json())
            yield Step(record, kept=False)
        elif wanted(item.name):
            todo.append(item)
    work = GradeFiles(assignment, options)
    digests = {item.name: item.sha256 for item in todo}
    for task, result in run_all(work, [FileTask(i.name, i.path) for i in todo], min(jobs, max(len(todo), 1))):
        record = result
        if isinstance(result, Lost):
            record = _broken(assignment, task.name, result.reason, options, package)
        record = replace(record, sha256=digests[task.name])
        write_text(result_path(out, task.name), record.to_json())
        yield Step(record, kept=False)


def read_record(out: Path, name: str) -> Record | None:
    """An earlier result, or None when there is none that can be read."""
    try:
        return Record.from_json(result_path(out, name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _unchanged(
    earlier: Record, item: Found, package: str, options: Options, installed: dict[str, str]
) -> bool:
    mine = (earlier.sha256, earlier.package, earlier.device, earlier.seed, earlier.question, earlier.versions)
    return (
        mine == (item.sha256, package, options.device, options.seed, options.question, installed)
        and not earlier.errors
    )


def _broken(assignment: Assignment, name: str, reason: str, options: Options, package: str) -> Record:
    """The grader itself failed: staff must look, nobody gets a silent zero."""
    return _for_one_reason(assignment, name, Verdict.ERROR, f"The grader broke: {reason}", options, package)


def _ungradable(assignment: Assignment, item: Found, options: Options, package: str) -> Record:
    record = _for_one_reason(assignment, item.name, Verdict.FAILED, item.problem, options, package)
    return replace(record, sha256=item.sha256, problem=item.problem)


def _for_one_reason(
    assignment: Assignment, name: str, verdict: Verdict, reason: str, options: Options, package: str
) -> Record:
    """Every check has the same verdict."""
    chosen = [assignment.question(options.question)] if options.question else list(assignment.graded)
    checks = list_checks(check_files(assignment, chosen))

    def told(check: CheckResult) -> CheckResult:
        return replace(check, verdict=verdict, message=reason)

    questions = tuple(
        QuestionResult(q.name, q.title, tuple(told(c) for c in checks if c.question == q.name))
        for q in chosen
    )
    return Record(
        name, "", assignment.name, questions, package=package, device=options.device, seed=options.seed,
        question=options.question, versions=versions(),
    )  # fmt: skip
