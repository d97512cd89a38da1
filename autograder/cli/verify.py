"""``chaffinch verify``: grade the graders."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from autograder.assignment import Assignment, ChaffinchError
from autograder.cli.choice import chosen, having
from autograder.cli.console import plain_console, tracked, worded
from autograder.cli.course import current_course
from autograder.cli.options import count_option, device_option, jobs_option, question_option
from autograder.cli.watch import changed_questions
from autograder.grading.files import write_text
from autograder.grading.recognition.book import Book, book_of
from autograder.grading.verify import Outcome, ToldOnce, plan
from autograder.grading.verify import verify as run_verify
from autograder.grading.work import GradeVariants
from autograder.process.device import resolve_device
from autograder.process.garbage import uncollected
from autograder.report.tables import home_table, kill_matrix, recognition_table, times_table
from autograder.wall.outside.launcher import Launcher


@click.command()
@click.argument("names", nargs=-1)
@question_option
@count_option("--seeds", 5, "Number of seeds.")
@jobs_option
@device_option
@click.option(
    "--wall/--no-wall",
    default=True,
    help="Behind the process wall, or in-process: quicker, but in-place slips may hide.",
)
@click.option("--matrix/--no-matrix", default=True, help="Print the kill matrix.")
@click.option("--quick", is_flag=True, help="Variants run through their own question only.")
@click.option("--recognition", is_flag=True, help="Print how many mistakes others of their kind recognise.")
@click.option(
    "--feedback",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what a student with each known mistake of the whole course reads, in Markdown.",
)
@click.option("--times", is_flag=True, help="Print how long each question's checks take for the solution.")
@click.option("--watch", is_flag=True, help="Then verify again what a saved file touches, until Ctrl-C.")
def verify(
    names: tuple[str, ...], question: str | None, seeds: int, jobs: int, device: str,
    wall: bool, matrix: bool, quick: bool, times: bool, recognition: bool, feedback: Path | None, watch: bool,
) -> None:  # fmt: skip
    """Wheat must pass, chaff must be caught by its named check, the stub must earn nothing.

    What each known mistake does to the checks is noted in signatures.json, by which `grade` recognises it.
    """
    course = current_course()
    assignments = having(chosen(course, names), question)
    printed = Printed(matrix, times, recognition)
    run = Verification(seeds, jobs, resolve_device(device), wall, quick, printed)
    first = run.begun(assignments)
    _require_packages(assignments)
    bad = sum(run(assignment, question, first.pop(assignment.name, None)) for assignment in assignments)
    if feedback:
        from autograder.report.reading import feedback_page  # noqa: PLC0415 - PyTorch

        write_text(feedback, feedback_page(chosen(course, ())))
    if watch:
        for assignment, name in changed_questions(course, assignments, question, plain_console()):
            run(assignment, name)
    sys.exit(1 if bad else 0)


def _require_packages(assignments: Sequence[Assignment]) -> None:
    """What cannot be built is not worth grading: the same words, before the long part."""
    with uncollected():
        from autograder.packages.build import assemble  # noqa: PLC0415 - PyTorch

    for assignment in assignments:
        assemble(assignment)


@dataclass(frozen=True)
class Printed:
    """Which tables are printed besides what is not as it must be."""

    matrix: bool
    times: bool
    recognition: bool


@dataclass(frozen=True)
class Verification:
    """How to verify.

    Attributes:
        seeds: On how many seeds.
        jobs: In how many processes.
        device: Where tensors go.
        wall: Whether behind the wall.
        quick: Whether variants run through their own question only.
        printed: What is printed.
    """

    seeds: int
    jobs: int
    device: str
    wall: bool
    quick: bool
    printed: Printed

    def begun(self, assignments: Sequence[Assignment]) -> dict[str, Launcher]:
        """The zygote of the first assignment, by its name: it imports PyTorch while this process does.

        Without one where grading happens elsewhere. A master that cannot be read is told later on.
        """
        if not (assignments and self.wall and self.jobs == 1):
            return {}
        with contextlib.suppress(ChaffinchError):
            zygote = GradeVariants(assignments[0], self.device).warming()
            click.get_current_context().call_on_close(zygote.close)
            return {assignments[0].name: zygote}
        return {}

    def __call__(self, assignment: Assignment, question: str | None, ready: Launcher | None = None) -> int:
        """Verifies an assignment or a question of it.

        Args:
            assignment: The assignment.
            question: Only this question; None for all.
            ready: What `begun` gave for it.

        Returns:
            How many runs are not as they must be.
        """
        from autograder.grading.recognition.learn import write_book  # noqa: PLC0415 - PyTorch

        console, name = plain_console(), assignment.name
        work = GradeVariants(assignment, self.device, behind_wall=self.wall, zygote=ready)
        tasks = plan(assignment, range(self.seeds), question, thorough=not self.quick)
        outcomes: list[Outcome] = []
        told = ToldOnce()
        for outcome in tracked(run_verify(work, tasks, self.jobs), f"verify {name}", len(tasks)):
            outcomes.append(outcome)
            where = f"{outcome.variant.question}/{outcome.variant.name}".lstrip("/")
            for problem in told.new(outcome):
                console.print(worded("✗", "red", f"{where} (seed {outcome.seed}): {problem}"))
        failed = sum(bool(outcome.problems) for outcome in outcomes)
        is_signed = self.wall and not failed and self.device == "cpu"  # elsewhere rounding and slips differ
        book = write_book(assignment, outcomes) if is_signed else book_of(assignment)
        for table in _tables(assignment, outcomes, book, self.printed):
            console.print(table)
        if told.again:
            console.print(f"{told.again} more of the same, on other seeds and variants, are not printed.")
        console.print(_sentence(name, outcomes, self.seeds))
        if failed and not self.wall:
            console.print(
                "Without the wall a change in place may show in another check: look behind it, too."
            )
        return failed


def _tables(assignment: Assignment, outcomes: list[Outcome], book: Book, printed: Printed) -> Iterator[Table]:
    if printed.matrix:
        yield from kill_matrix(assignment, outcomes)
    if home := home_table(assignment, outcomes):
        yield home
    if printed.times:
        yield times_table(assignment, outcomes)
    if printed.recognition:
        yield recognition_table(assignment, book)


def _sentence(name: str, outcomes: list[Outcome], seeds: int) -> Text:
    bad = sum(bool(outcome.problems) for outcome in outcomes)
    kinds = [outcome.variant.name.split("_")[0] for outcome in outcomes]
    counts = f"{kinds.count('wheat') // seeds} wheat, {kinds.count('chaff') // seeds} chaff, {seeds} seeds"
    state = "all as it must be" if not bad else f"{bad} of {len(outcomes)} runs not as they must be"
    mark, style = ("✗", "red") if bad else ("✓", "green")
    return worded(mark, style, f"{name}: {state} ({counts})")
