"""``chaffinch forget``: removes a person's data from the grades of a course."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from autograder.assignment import ChaffinchError
from autograder.cells.text import cleaned
from autograder.cli.console import plain_console, worded
from autograder.cli.course import current_course
from autograder.cli.options import author_option, out_argument
from autograder.report.forget import Found, find, held_stores
from autograder.report.forget import forget as remove
from autograder.report.wording import counted

_WORDS = {
    "attempts": "attempt", "grades": "grade", "results": "result", "sittings": "graded file",
    "kept": "kept copy",
    "answers": "written answer", "adjustments": "adjustment", "written": "reading", "times": "time",
}  # fmt: skip


@click.command()
@out_argument
@click.option("--person", required=True, help="Who: name, email, id or login.")
@click.option("--assignment", help="Only in this assignment; default: in all of the course.")
@click.option("--dry-run", is_flag=True, help="Say what would be removed; remove nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@author_option
def forget(out: Path, person: str, assignment: str | None, dry_run: bool, yes: bool, author: str) -> None:
    """Remove a person's data from the grades of all assignments in OUT, for good.

    Results, answers, points, feedback and every line of tables go, and the files are written anew without
    them. The files that were handed in stay where they are.
    """
    console, course = plain_console(), current_course()
    if assignment:
        course.assignment(assignment)
    with held_stores(course, out, assignment) as stores:
        found = find(stores, person)
        _print(console, found)
        if dry_run:
            console.print("Nothing was removed.")
            return
        if found and not yes and not click.confirm("Remove all of it? Nobody can bring it back", err=True):
            raise ChaffinchError("Nothing was removed.", "Answer y, or use --yes.")
        problems = remove(course, out, stores, found, author)
    console.print(Text(f"Removed from {counted(len(found), 'assignment')}; all tables are written anew."))
    for problem in problems:
        console.print(worded("note", "yellow", problem))
    console.print(
        "Not touched: the files that were handed in, class lists, copies of this folder, and what other "
        "systems have. Remove them there, or the next grading brings the person back."
    )


def _print(console: Console, found: Sequence[Found]) -> None:
    for one in found:
        what = ", ".join(
            counted(one.rows[table], word) for table, word in _WORDS.items() if table in one.rows
        )
        shared = counted(len(one.trace.shared), "file")
        also = f"; {shared} that others handed in, too, stay with them" if one.trace.shared else ""
        who = cleaned(f"{one.trace.student.name} ({one.trace.student.key})")
        console.print(
            Text(f"{one.assignment}: {who}: {what or 'the row'}; {counted(len(one.files), 'file')}{also}.")
        )
        for name in one.files:
            console.print(Text(f"  {cleaned(name)}"))
