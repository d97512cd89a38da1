"""``chaffinch export``: grades and feedback for another system."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from autograder.cells.text import cleaned
from autograder.cli.console import plain_console, worded
from autograder.cli.course import current_course
from autograder.cli.options import out_argument
from autograder.grading.intake import read_roster
from autograder.grading.store.database import open_store
from autograder.grading.store.roster import kept_roster
from autograder.report.export import SYSTEMS
from autograder.report.export import export as write
from autograder.report.wording import counted

_NAMED = 10


@click.command()
@click.argument("name")
@out_argument
@click.option("--to", "system", type=click.Choice(SYSTEMS), required=True, help="The system.")
@click.option(
    "--roster", type=click.Path(path_type=Path), help="Its class list; default: that of the grading."
)
def export(name: str, out: Path, system: str, roster: Path | None) -> None:
    """Write a table of grades and a zip of feedback that another system imports."""
    console, assignment = plain_console(), current_course().assignment(name)
    with open_store(out / assignment.name, make=False) as store:
        kept = kept_roster(store)
        text = read_roster(roster).text if roster else kept.text if kept else ""
        done = write(store, assignment, system, text)
    console.print(Text(f"Wrote {done.table} ({counted(done.people, 'grade')}) and {done.feedback}."))
    if done.unread:
        who = counted(done.unread, "person", "people")
        console.print(worded("note", "yellow", f"{who} handed in answers that nobody has read yet."))
    if done.maximum is not None:
        console.print(worded("note", "yellow", (
            f"full marks are {done.maximum:g} in the class list and {done.possible:g} here: points are "
            f"written as they are here. Set the maximum in {system} to {done.possible:g} before you import."
        )))  # fmt: skip
    _note(console, done.unlisted, "handed in and are not in the class list, so not in the table")
    _note(console, done.without_id, (
        "have no Canvas ID, so that cell is empty: Canvas looks for them by SIS ID, login and name. "
        "To be sure, name Canvas's own gradebook with --roster. They are"
    ))  # fmt: skip
    _note(console, done.unmatched, f"have feedback that {system} could not match")


def _note(console: Console, names: Sequence[str], what: str) -> None:
    if names:
        some = ", ".join(names[:_NAMED]) + (" and more" if len(names) > _NAMED else "")
        console.print(Text.assemble(("note ", "yellow"), f"{len(names)} {what}: {cleaned(some)}."))
