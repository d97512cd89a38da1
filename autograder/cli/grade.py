"""``chaffinch grade``: grade a class."""

import sys
import tempfile
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from autograder.cells.text import cleaned
from autograder.cli.console import plain_console, tracked
from autograder.cli.course import current_course
from autograder.cli.interrupt import stoppable
from autograder.grading.classroom import ClassRun, grade_class, know_all_checks, plan_class
from autograder.grading.gather import Gathered, gather
from autograder.grading.grader import Options
from autograder.grading.record import Record
from autograder.grading.store.database import make_private_folder, open_store, told
from autograder.grading.store.found import handed_in
from autograder.grading.store.importing import import_old_results
from autograder.grading.store.lock import grading_lock
from autograder.grading.store.people import Student
from autograder.grading.store.reading import last_ended, questions
from autograder.grading.store.writing import end_run
from autograder.grading.totals import totals
from autograder.process.device import resolve_device
from autograder.report.changes import count_words, write_changes
from autograder.report.tables import scores_table
from autograder.report.views import Written, write_views

_NAMED = 20  # people who are named in a terminal
_FILES = "grades.db, final_grades.csv, grades.csv, report.html, summaries/, staff/, run.json"


@click.command()
@click.argument("name")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1), help="Number of processes.")
@click.option(
    "--out",
    default=Path("grades"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Results go to OUT/NAME.",
)
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", show_default=True)
@click.option("--seed", default=0, show_default=True, help="What everything random starts from.")
@click.option("--regrade", is_flag=True, help="Grade also what did not change.")
@click.option(
    "--only", multiple=True, help="Only people of this name (wildcards allowed); others keep theirs."
)
@click.option("--question", help="Only this question; the others keep their points.")
def grade(
    name: str, paths: tuple[Path, ...], jobs: int, out: Path, device: str, seed: int,
    regrade: bool, only: tuple[str, ...], question: str | None,
) -> None:  # fmt: skip
    """Grade submissions: files, folders, or zips of them.

    Exits with 0 when all were graded, 1 when a check itself broke (staff must look), 2 on bad input, 130
    when it was stopped.
    """
    console, assignment = plain_console(), current_course().assignment(name)
    if question:
        assignment.question(question)
    folder = out / name
    with told(folder), tempfile.TemporaryDirectory(prefix="chaffinch-in-") as unpacked:
        protected = tuple(p.resolve() for p in (*paths, folder, Path(unpacked)))
        options = Options(seed=seed, device=resolve_device(device), question=question, protected=protected)
        gathered = gather(paths, Path(unpacked))
        make_private_folder(folder)
        with grading_lock(folder), open_store(folder) as store:
            import_old_results(store)
            run = plan_class(
                assignment, store, handed_in(gathered.submissions), options, regrade=regrade,
                wanted=_wanted(only),
            )  # fmt: skip
            stopped = _grade(console, run, gathered, jobs)
            written = write_views(store, assignment)
            _print_end(console, run, gathered, written)
            _print_changes(console, run)
    sys.exit(130 if stopped else int(bool(written.broken)))


def _wanted(only: tuple[str, ...]) -> Callable[[Student], bool] | None:
    if not only:
        return None
    return lambda student: any(fnmatch(name, p) for p in only for name in (student.name, student.key))


def _grade(console: Console, run: ClassRun, gathered: Gathered, jobs: int) -> bool:
    """Grades what is planned; tells whether it was stopped before its end."""
    try:
        with stoppable():
            for _ in tracked(
                grade_class(run, jobs=jobs), f"grade {run.assignment.name}", len(run.tasks), _kind
            ):
                pass
            know_all_checks(run)
    except KeyboardInterrupt:
        console.print("Stopped. Everything finished so far is kept; run the same command again to go on.")
        return True
    end_run(run.store, run.number, gathered.notes)
    return False


def _kind(record: Record) -> str:
    if record.errors:
        return "with grader errors"
    return "not readable" if record.problem else ""


def _print_end(console: Console, run: ClassRun, gathered: Gathered, written: Written) -> None:
    store, assignment = run.store, run.assignment
    console.print(scores_table(assignment, questions(store), totals(store, assignment)))
    for note in (*gathered.notes, *written.problems):
        console.print(Text.assemble(("note ", "yellow"), cleaned(note)))
    if written.broken:
        who = ", ".join(written.broken[:_NAMED]) + (" and more" if len(written.broken) > _NAMED else "")
        console.print(
            Text.assemble(
                ("A check broke", "bold red"), f" for {cleaned(who)}: see {store.folder / 'staff'}."
            )
        )
    console.print(Text(
        f"{written.people} people, {written.handed_in} handed in, mean {written.mean:.2f} points; "
        f"{len(run.tasks)} files to grade, {run.kept} kept from earlier, "
        f"{len(written.problems)} could not be read."
    ))  # fmt: skip
    console.print(Text(f"Wrote {store.folder}/: {_FILES}"))


def _print_changes(console: Console, run: ClassRun) -> None:
    before = last_ended(run.store, run.number)
    if before is None:
        return
    count = write_changes(run.store, before)
    where = f": see {run.store.folder / 'changes.html'} and changes.csv" if count else ""
    console.print(Text(f"{count_words(count)} since run {before}{where}."))
