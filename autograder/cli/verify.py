"""``chaffinch verify``: grade the graders."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from autograder.assignment import Assignment
from autograder.cli.choice import chosen, having
from autograder.cli.console import plain_console, tracked, worded
from autograder.cli.course import current_course
from autograder.cli.options import count_option, device_option, jobs_option, question_option
from autograder.cli.watch import changed_questions
from autograder.grading.files import write_text
from autograder.grading.recognition.book import Book, book_of
from autograder.grading.recognition.learn import write_book
from autograder.grading.verify import Outcome, plan
from autograder.grading.verify import verify as run_verify
from autograder.grading.work import GradeVariants
from autograder.packages.build import assemble
from autograder.process.device import resolve_device
from autograder.report.reading import feedback_page
from autograder.report.tables import home_table, kill_matrix, recognition_table, times_table


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
    for assignment in assignments:
        assemble(
            assignment
        )  # what cannot be built is not worth grading: the same words, before the long part
    printed = Printed(matrix, times, recognition)
    run = Verification(seeds, jobs, resolve_device(device), wall, quick, printed)
    bad = sum(run(assignment, question) for assignment in assignments)
    if feedback:
        write_text(feedback, feedback_page(chosen(course, ())))
    if watch:
        for assignment, name in changed_questions(course, assignments, question, plain_console()):
            run(assignment, name)
    sys.exit(1 if bad else 0)


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

    def __call__(self, assignment: Assignment, question: str | None) -> int:
        """Verifies an assignment or a question of it; returns how many runs are not as they must be."""
        console, name = plain_console(), assignment.name
        work = GradeVariants(assignment, self.device, behind_wall=self.wall)
        tasks = plan(assignment, range(self.seeds), question, thorough=not self.quick)
        outcomes: list[Outcome] = []
        for outcome in tracked(run_verify(work, tasks, self.jobs), f"verify {name}", len(tasks)):
            outcomes.append(outcome)
            where = f"{outcome.variant.question}/{outcome.variant.name}".lstrip("/")
            for problem in outcome.problems:
                console.print(worded("✗", "red", f"{where} (seed {outcome.seed}): {problem}"))
        failed = sum(bool(outcome.problems) for outcome in outcomes)
        is_signed = self.wall and not failed and self.device == "cpu"  # elsewhere rounding and slips differ
        book = write_book(assignment, outcomes) if is_signed else book_of(assignment)
        for table in _tables(assignment, outcomes, book, self.printed):
            console.print(table)
        console.print(_sentence(name, outcomes, self.seeds))
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
