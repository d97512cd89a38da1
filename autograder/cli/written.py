"""``chaffinch written``: points of written questions, one by one or as a spreadsheet."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from autograder.assignment import Assignment, ChaffinchError
from autograder.cli.console import plain_console
from autograder.cli.course import current_course
from autograder.cli.options import author_option, out_argument
from autograder.grading.files import write_private
from autograder.grading.store.database import Store, open_store, told
from autograder.grading.store.staff import give_written
from autograder.report.renew import renew_views
from autograder.report.spreadsheet import csv_text
from autograder.report.wording import counted
from autograder.staff.pages.sheet import import_sheet, sheet_rows
from autograder.staff.pages.written import progress


@click.command()
@click.argument("name")
@out_argument
@click.option("--person", help="Whose: name, email, id or login; left out: say what is not read yet.")
@click.option("--question", help="Which written question.")
@click.option("--points", type=float, help="How many.")
@click.option("--notes", default="", help="What the student should know.")
@click.option(
    "--out",
    "sheet",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write all answers and the rubric as CSV.",
)
@click.option(
    "--import", "filled", type=click.Path(path_type=Path), help="Take over such a sheet that was filled in."
)
@author_option
def written(
    name: str, out: Path, person: str | None, question: str | None, points: float | None, notes: str,
    sheet: Path | None, filled: Path | None, author: str,
) -> None:  # fmt: skip
    """Give the points of a written question, or count what nobody has read yet."""
    if sum(chosen is not None for chosen in (person, sheet, filled)) > 1:
        raise ChaffinchError("--person, --out and --import are three things.", "Give one of them.")
    console, assignment = plain_console(), current_course().assignment(name)
    with open_store(out / assignment.name, make=False) as store:
        if sheet:
            _write_sheet(console, store, assignment, author, sheet)
        elif filled:
            changed = import_sheet(store, assignment, author, filled)
            console.print(
                Text(f"{counted(changed, 'answer')} read by {author} came out differently than before.")
            )
            console.print(Text(renew_views(store, assignment)))
        elif person is None:
            _print_progress(console, store, assignment, author)
        else:
            _give_one(store, assignment, person, question, points, notes, author)
            most = assignment.question(str(question)).points
            console.print(Text(f"{person}, {question}: {points:g} of {counted(most, 'point')}."))
            console.print(Text(renew_views(store, assignment)))


def _write_sheet(console: Console, store: Store, assignment: Assignment, author: str, sheet: Path) -> None:
    rows = list(sheet_rows(store, assignment, author))
    with told(sheet):
        write_private(sheet, csv_text(rows).encode())
    said = f"Wrote {sheet}: {counted(len(rows) - 1, 'answer')}. Mark the items that an answer has with x"
    console.print(Text(f"{said}, or write points; then `chaffinch written … --import {sheet}`."))


def _print_progress(console: Console, store: Store, assignment: Assignment, author: str) -> None:
    for p in progress(store, assignment, author):
        said = [f"{p.question.name}: {p.answers - p.read} not read yet"]
        said += [f"{p.blank} with nothing in them (0 points)"] if p.blank else []
        said += [f"{p.missing} in which the question was not found"] if p.missing else []
        said += [f"{p.differ} seen differently by readers"] if p.differ else []
        console.print(Text(", ".join(said)))


def _give_one(
    store: Store, assignment: Assignment, person: str, question: str | None, points: float | None, notes: str,
    author: str,
) -> None:  # fmt: skip
    if question is None or points is None:
        raise ChaffinchError("--question and --points are needed.", "Or no --person, to see what is left.")
    most = assignment.question(question)
    if not most.manual:
        raise ChaffinchError(
            f"{question} is not a written question.", "`chaffinch adjust` changes its points."
        )
    if points > most.points:
        raise ChaffinchError(
            f"{question} has {counted(most.points, 'point')}.", f"Give at most {most.points:g}."
        )
    give_written(store, person, question, points, author, notes)
