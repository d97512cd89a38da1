"""``chaffinch adjust``: give, take or set points, with a reason; nothing is ever overwritten."""

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.assignment import Assignment, ChaffinchError
from autograder.cells.text import cleaned
from autograder.cli.console import plain_console, worded
from autograder.cli.course import current_course
from autograder.cli.options import author_option, out_argument
from autograder.grading.store.database import Store, open_store
from autograder.grading.store.reading import find_person, questions
from autograder.grading.store.staff import adjust as add
from autograder.grading.store.staff import all_adjustments
from autograder.grading.store.staff import revoke as take_back
from autograder.grading.totals import totals
from autograder.report.renew import renew_views

_COLUMNS = ("number", "person", "question", "points", "reason", "author", "time", "")


@click.command(context_settings={"ignore_unknown_options": False})
@click.argument("name")
@out_argument
@click.option("--person", help="Whose: name, email, id or login.")
@click.option("--question", default="", help="Which question; left out: the whole assignment.")
@click.option("--points", help="3 sets the question's points; +1.5 or -1 adds to them.")
@click.option("--reason", default="", help="Why.")
@click.option("--revoke", type=int, help="Take back the adjustment of this number.")
@click.option("--list", "listed", is_flag=True, help="Show all adjustments.")
@author_option
def adjust(
    name: str, out: Path, person: str | None, question: str, points: str | None, reason: str,
    revoke: int | None, listed: bool, author: str,
) -> None:  # fmt: skip
    """Adjust points of a person: one more row, with author and time."""
    console, assignment = plain_console(), current_course().assignment(name)
    with open_store(out / assignment.name, make=False) as store:
        if listed:
            _print_all(console, store)
            return
        if revoke is not None:
            take_back(store, revoke, reason, author)
            console.print(Text(f"Adjustment {revoke} is revoked."))
        else:
            number = _add(store, assignment, person, question, points, reason, author)
            console.print(Text(f"Adjustment {number}: {person}, {question or 'whole assignment'}, {points}."))
            _note_odd(console, store, assignment, person or "", question, number)
        console.print(Text(renew_views(store, assignment)))


def _add(
    store: Store, assignment: Assignment, person: str | None, question: str, points: str | None, reason: str,
    author: str,
) -> int:  # fmt: skip
    if not person or points is None:
        raise ChaffinchError("--person and --points are needed.", "Or --revoke NUMBER, or --list.")
    if question:
        assignment.question(question)
    try:
        value = float(points)
    except ValueError:
        raise ChaffinchError(f"{points!r} is no number of points.", "Give 3, +1.5 or -1, say.") from None
    return add(store, person, question, "add" if points[0] in "+-" else "set", value, reason, author)


def _note_odd(
    console: Console, store: Store, assignment: Assignment, person: str, question: str, number: int
) -> None:
    """Says so where more than all points come out, or less than none: a slip, or meant."""
    row = find_person(store, person)
    total = next(total for total in totals(store, assignment) if total.standing.id == row)
    named = question in total.questions
    points = (total.questions[question] or 0.0) if named else total.before
    most = questions(store).get(question, points) if named else total.possible
    if not 0 <= points <= most:
        console.print(worded("note", "yellow", (
            f"that makes {points:g} of {most:g} points. If it is not meant: "
            f"chaffinch adjust {assignment.name} {store.folder.parent} --revoke {number}"
        )))  # fmt: skip


def _print_all(console: Console, store: Store) -> None:
    table = Table(title="adjustments", title_justify="left")
    for column in _COLUMNS:
        table.add_column(column, overflow="fold")
    for row in all_adjustments(store):
        sign = "+" if row["kind"] == "add" and float(str(row["points"])) > 0 else ""
        points = f"revokes {row['revokes']}" if row["revokes"] else f"{sign}{row['points']:g}"
        note = f"revoked by {row['revoked_by']}" if row["revoked_by"] else ""
        cells = (
            row["id"],
            row["name"],
            row["question"],
            points,
            row["reason"],
            row["author"],
            row["at"],
            note,
        )
        table.add_row(*(Text(cleaned(str(cell))) for cell in cells))
    console.print(table)
