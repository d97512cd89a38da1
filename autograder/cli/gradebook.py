"""``chaffinch gradebook``: all assignments in one table."""

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from autograder.cells.text import cleaned
from autograder.cli.console import plain_console, worded
from autograder.cli.course import current_course
from autograder.cli.options import out_argument
from autograder.grading.files import write_private
from autograder.grading.store.database import told
from autograder.report.gradebook import gradebook as read
from autograder.report.spreadsheet import csv_text
from autograder.report.wording import counted

_SHOWN = 60  # rows in a terminal


@click.command()
@out_argument
def gradebook(out: Path) -> None:
    """Write OUT/gradebook.csv: every person's points in every assignment, and totals."""
    console, book = plain_console(), read(current_course(), out)
    with told(out):
        write_private(out / "gradebook.csv", csv_text([book.columns, *book.rows]).encode())
    table = Table(title="gradebook", title_justify="left")
    for place, column in enumerate(book.columns):
        worth = f"\n/{book.assignments[column]:g}" if column in book.assignments else ""
        table.add_column(column.split("_")[0] + worth, justify="left" if place < 3 else "right")
    for row in book.rows[:_SHOWN]:
        cells = (f"{cell:g}" if isinstance(cell, float | int) else cleaned(str(cell or "")) for cell in row)
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
    console.print(Text(f"{counted(len(book.rows), 'person', 'people')}. Wrote {out / 'gradebook.csv'}."))
    if book.left_out:
        names = cleaned(", ".join(book.left_out))
        console.print(
            worded("note", "yellow", f"grades of what the course has no more are left out: {names}.")
        )
