"""Grades a class: what is done is kept, what did not change is not graded again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.assignment import (
    Assignment,
    ChaffinchError,
    CheckResult,
    Question,
    QuestionResult,
    Verdict,
)
from autograder.grading.file_task import FileTask
from autograder.grading.options import Options
from autograder.grading.pool import Lost, Work
from autograder.grading.question_package import question_packages
from autograder.grading.recognition.book import book_of
from autograder.grading.recognition.renew import renew_mistakes
from autograder.grading.record import Record
from autograder.grading.runners import Here, Runner
from autograder.grading.store.database import Store
from autograder.grading.store.people import HandedIn, Student
from autograder.grading.store.planning import ungraded
from autograder.grading.store.results import ResultWriter
from autograder.grading.store.staff import set_times
from autograder.grading.store.writing import (
    add_attempts,
    add_check_lists,
    begin_run,
    choose,
    count_best,
    count_known,
    environment_id,
    package_ids,
)
from autograder.grading.versions import package_hash, versions
from autograder.grading.work import GradeFiles


@dataclass(frozen=True)
class ClassRun:
    """A grading of a class that is planned.

    Attributes:
        store: Where results go.
        number: The run's number in the store.
        assignment: What to grade.
        options: How.
        packages: Row of each question's package.
        environment: Row of the environment.
        tasks: What must be graded: each content once.
        attempt: Which of several attempts counts.
        kept: Number of files whose results are there already.
    """

    store: Store
    number: int
    assignment: Assignment
    options: Options
    packages: dict[str, int]
    environment: int
    tasks: tuple[FileTask, ...]
    attempt: str
    kept: int

    @property
    def questions(self) -> list[Question]:
        """The questions that are graded."""
        return [q for q in self.assignment.graded if q.name in self.packages]


def plan_class(
    assignment: Assignment, store: Store, handed_in: Sequence[HandedIn], options: Options, *,
    missing: Sequence[Student] = (), order: Sequence[str] = (), regrade: bool = False,
    wanted: Callable[[Student], bool] | None = None,
    attempt: str = "last", only: Sequence[str] = (), layout: str = "",
    moments: Mapping[str, str] | None = None, shard: str = "",
) -> ClassRun:  # fmt: skip
    """Notes who handed in what, lets known results count, and finds what must be graded.

    A result is known when content, the question's package, device, seed and versions are the same and no
    check broke in it.

    Args:
        assignment: What to grade.
        store: Where results are kept.
        handed_in: All attempts, in the table's order.
        options: How to grade; one question only renews that question's grades.
        missing: People who should have handed in.
        order: Keys of people in the order of tables.
        regrade: Grade also what did not change.
        wanted: Says by name whose grades to renew; those of the others stay as they are.
        attempt: Which of several attempts counts; ``"best"``: all are graded, most points count.
        only: What ``wanted`` was made of, to be noted.
        layout: How the files were read, to be noted.
        moments: When people handed in, as staff say: ``{name, email or id: ISO 8601}``.
        shard: Which part of the class this is, to be noted; empty for all of it.

    Raises:
        ChaffinchError: When nobody is wanted, or the store cannot be written.
    """
    if wanted is not None and not any(wanted(h.student) for h in handed_in):
        raise ChaffinchError(
            "--only names nobody who handed in.",
            "Names are those in the first column of final_grades.csv; * stands for anything.",
        )
    packages = question_packages(assignment)
    if options.question:
        packages = {options.question: packages[options.question]}
    said = {"seed": options.seed, "device": options.device, "question": options.question}
    said |= {"regrade": regrade, "only": list(only), "attempt": attempt, "layout": layout}
    said |= {"shard": shard} if shard else {}
    run = begin_run(store, said | {"package": package_hash(assignment), "versions": versions()})
    add_attempts(store, run, handed_in, missing, order)
    if moments:
        set_times(store, moments)
    choose(store, run, None if wanted is None else [h.student for h in handed_in if wanted(h.student)])
    ids = package_ids(store, packages)
    environment = environment_id(store, options.device, options.seed, versions())
    if not regrade:
        count_known(store, run, ids, environment)
    renew_mistakes(store, book_of(assignment))
    todo = ungraded(store, run, ids, environment, all_attempts=attempt == "best", regrade=regrade)
    tasks = tuple(_tasks(handed_in, todo, len(assignment.graded)))
    looked_at = {h.sha256 for h in handed_in if not h.problem and (h.counts or attempt == "best")}
    return ClassRun(
        store,
        run,
        assignment,
        options,
        ids,
        environment,
        tasks,
        attempt,
        len(looked_at) - len(tasks),
    )


def _tasks(handed_in: Sequence[HandedIn], todo: dict[str, tuple[str, ...]], count: int) -> Iterator[FileTask]:
    for item in handed_in:
        questions = todo.pop(item.sha256, None)
        if questions and item.path is not None:
            yield FileTask(item.file, item.path, None if len(questions) == count else questions, item.sha256)


def grade_class(
    run: ClassRun, *, jobs: int = 1, work: Work | None = None, runner: Runner | None = None
) -> Iterator[Record]:
    """Grades what was planned; each result is in the store before it is yielded.

    Args:
        run: The plan.
        jobs: Number of processes on this machine.
        work: How a file is graded; behind the wall by default.
        runner: Where; by default on this machine.

    Yields:
        One record per file.
    """
    work = work or GradeFiles(run.assignment, run.options)
    runner = runner or Here(jobs)
    with ResultWriter(run.store, run.number, run.packages, run.environment) as writer:
        for task, result in runner(work, run.tasks):
            record = _broken(run, task, result.reason) if isinstance(result, Lost) else result
            writer.add(replace(record, submission=task.name, sha256=task.sha256), task.sha256)
            yield record
    if run.attempt == "best":
        count_best(run.store, run.number, run.packages, run.environment)


def know_all_checks(run: ClassRun) -> None:
    """Makes sure that the points of every question are known, also of those that were never graded."""
    ids = run.packages
    if len(run.questions) < len(run.assignment.graded):  # only some were graded
        ids = package_ids(run.store, question_packages(run.assignment))
    unknown = [q for q in run.assignment.graded if not _is_known(run.store, ids[q.name])]
    if unknown:
        checks = _checks_of(run, unknown)
        add_check_lists(
            run.store, {ids[q.name]: (q.title, [c for c in checks if c.question == q.name]) for q in unknown}
        )


def _is_known(store: Store, package: int) -> bool:
    return store.value("SELECT check_list FROM packages WHERE id = ?", package) is not None


def _broken(run: ClassRun, task: FileTask, reason: str) -> Record:
    """The grader itself failed: staff must look, nobody gets a silent zero."""
    chosen = [q for q in run.questions if task.questions is None or q.name in task.questions]
    checks = _checks_of(run, chosen)
    questions = tuple(
        QuestionResult(q.name, q.title, tuple(_error(c, reason) for c in checks if c.question == q.name))
        for q in chosen
    )
    options = run.options
    return Record(
        task.name, "", run.assignment.name, questions, package=package_hash(run.assignment),
        device=options.device, seed=options.seed, question=options.question, versions=versions(),
    )  # fmt: skip


def _checks_of(run: ClassRun, questions: Sequence[Question]) -> list[CheckResult]:
    from autograder.checks.runner import check_files, list_checks  # noqa: PLC0415 - PyTorch, mostly in vain

    return list_checks(check_files(run.assignment, questions))


def _error(check: CheckResult, reason: str) -> CheckResult:
    return replace(check, verdict=Verdict.ERROR, message=f"The grader broke: {reason}")
