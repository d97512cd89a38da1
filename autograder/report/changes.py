"""Whose grade changed, as a table, a CSV file and a page."""

from collections.abc import Iterable, Iterator, Sequence

from jinja2 import Environment, PackageLoader, select_autoescape
from rich.table import Table
from rich.text import Text

from autograder.assignment import Assignment
from autograder.cells.text import cleaned
from autograder.grading.files import write_private
from autograder.grading.lateness import all_changes
from autograder.grading.store.changes import Change
from autograder.grading.store.database import Store, told
from autograder.report.spreadsheet import Cell, csv_file
from autograder.report.wording import counted

COLUMNS = ("person", "question", "check", "old", "new", "old_points", "new_points", "reason")
_SHOWN = 2000  # rows of a page


def change_rows(found: Iterable[Change]) -> Iterator[Sequence[Cell]]:
    """One row per check that came out differently, in `COLUMNS`; one per question where no check did."""
    for change in found:
        name, points = change.student.name, (change.old, change.new, change.reason)
        for check in change.checks:
            yield [name, change.question, check.name, check.old, check.new, *points]
        if not change.checks:
            yield [name, change.question, "", "", "", *points]


def changes_table(title: str, found: Iterable[Change], most: int = 200) -> Table:
    """The same for a terminal; what is more than ``most`` rows stands in the CSV file."""
    table = Table(title=Text(title), title_justify="left")
    for column in ("person", "question", "check", "was", "is"):
        table.add_column(column, overflow="fold")
    table.add_column("points", justify="right")
    table.add_column("reason", overflow="fold")
    for number, row in enumerate(change_rows(found)):
        if number == most:
            table.add_row(Text("… and more, in changes.csv"))
            break
        person, question, check, old, new, was, now, reason = row
        cells = [Text(cleaned(str(cell or ""))) for cell in (person, question, check, old, new)]
        table.add_row(*cells, Text(f"{_points(was)} → {_points(now)}"), Text(cleaned(str(reason))))
    return table


def changes_page(title: str, found: Iterable[Change]) -> str:
    """The same as one page that needs nothing else."""
    rows = []
    for row in change_rows(found):
        rows.append([_points(cell) if isinstance(cell, float) else cleaned(str(cell or "")) for cell in row])
        if len(rows) > _SHOWN:
            break
    environment = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
    )
    template = environment.get_template("changes.html.j2")
    return template.render(title=title, rows=rows[:_SHOWN], more=len(rows) > _SHOWN, columns=COLUMNS)


def write_changes(store: Store, assignment: Assignment, old: int) -> int:
    """Writes ``changes.csv`` and ``changes.html``: what comes out differently now than after a run.

    Returns:
        Number of people whose points changed.
    """
    title = f"What changed since run {old}"
    people: set[str] = set()
    with told(store.folder):
        with csv_file(store.folder / "changes.csv") as write:
            write(COLUMNS)
            for change in all_changes(store, assignment, old):
                people |= {change.student.key} if change.moved else set()
                for row in change_rows([change]):
                    write(row)
        page = changes_page(title, all_changes(store, assignment, old))
        write_private(store.folder / "changes.html", page.encode())
    return len(people)


def count_words(people: int) -> str:
    """How many grades changed."""
    return f"{counted(people, 'grade')} changed"


def _points(value: Cell) -> str:
    return f"{value:g}" if isinstance(value, float | int) else "–"
