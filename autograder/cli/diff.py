"""``chaffinch diff``: whose grade changed between two gradings."""

from pathlib import Path

import click
from rich.text import Text

from autograder.cli.console import plain_console
from autograder.cli.course import current_course
from autograder.cli.options import out_argument
from autograder.grading.lateness import all_changes
from autograder.grading.store.changes import last_two
from autograder.grading.store.database import open_store
from autograder.report.changes import changes_table, count_words, write_changes


@click.command()
@click.argument("name")
@out_argument
@click.option("--since", type=int, help="Since this run; default: since the last one before the newest.")
def diff(name: str, out: Path, since: int | None) -> None:
    """Show people, questions and checks that came out differently, and why.

    Writes changes.csv and changes.html beside the grades.
    """
    console, assignment = plain_console(), current_course().assignment(name)
    with open_store(out / assignment.name, make=False) as store:
        old, new = last_two(store, since)
        count = write_changes(store, assignment, old)
        console.print(changes_table(f"{name}: run {old} and run {new}", all_changes(store, assignment, old)))
        console.print(Text(f"{count_words(count)} since run {old}: see {store.folder / 'changes.html'}."))
