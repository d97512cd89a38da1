"""``chaffinch merge``: one table of what several machines graded."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from autograder.assignment import Assignment, ChaffinchError
from autograder.cli.console import plain_console, worded
from autograder.cli.course import current_course
from autograder.grading.lateness import note_lateness
from autograder.grading.store.database import FILE, make_private_folder, open_store, told
from autograder.grading.store.lock import grading_lock
from autograder.grading.store.merging import Merged, merge_stores
from autograder.grading.store.reading import namesakes, questions, runs
from autograder.grading.totals import totals
from autograder.report.tables import scores_table
from autograder.report.views import Written, write_views
from autograder.report.wording import counted

_LISTED = 20


@click.command()
@click.argument("outs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    default=Path("grades"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the one table goes: OUT/NAME.",
)
def merge(outs: tuple[Path, ...], out: Path) -> None:
    """Bring what several machines graded into one table.

    OUTS are the folders that they named after --out. Merging again changes nothing; what came later is
    added. Exits with 1 when shards are missing or unfinished, or when stores say different things.
    """
    course, console = current_course(), plain_console()
    found = _folders(outs, out)
    complete = True
    for name, folders in found.items():
        assignment = course.assignment(name)
        folder = out / name
        with told(folder):
            make_private_folder(folder)
            with grading_lock(folder), open_store(folder) as store:
                merged = merge_stores(store, folders)
                if merged.changed:
                    note_lateness(store, runs(store)[-1].number, assignment)
                written = write_views(store, assignment)
                console.print(
                    scores_table(assignment, questions(store), totals(store, assignment), namesakes(store))
                )
        complete &= _told(console, assignment, folders, merged, written, folder)
    sys.exit(0 if complete else 1)


def _folders(outs: Sequence[Path], out: Path) -> dict[str, list[Path]]:
    """The folders that hold a store, by assignment.

    Raises:
        ChaffinchError: When one holds none.
    """
    found: dict[str, list[Path]] = {}
    for one in outs:
        stores = sorted(one.glob(f"*/{FILE}"))
        if not stores:
            raise ChaffinchError(
                f"There are no grades in {one}.", "Name the folders that were named after --out."
            )
        for path in stores:
            if path.parent.resolve() != (out / path.parent.name).resolve():
                found.setdefault(path.parent.name, []).append(path.parent)
    if not found:
        raise ChaffinchError(f"{out} is the only folder that is named.", "Name others, or another --out.")
    return found


def _told(
    console: Console, assignment: Assignment, folders: Sequence[Path], merged: Merged, written: Written,
    folder: Path,
) -> bool:  # fmt: skip
    """Prints what came of it; whether all is there and of one mind."""
    lines = [("conflict", line) for line in merged.conflicts]
    lines += [("unfinished", f"{one}: run the same command there again") for one in merged.unfinished]
    lines += [("missing", f"shard {shard}") for shard in merged.missing]
    lines += [("check broke", f"for {name}: see {folder / 'staff'}") for name in written.broken]
    for word, line in lines[:_LISTED]:
        console.print(worded(word, "yellow", line))
    if len(lines) > _LISTED:
        console.print(Text(f"… and {len(lines) - _LISTED} more."))
    console.print(Text(
        f"{assignment.name}: {counted(len(folders), 'folder')}, {counted(merged.files, 'file')} new, "
        f"{counted(merged.grades, 'grade')} changed; {counted(written.people, 'person', 'people')}, "
        f"mean {written.mean:.2f} points. Wrote {folder}/."
    ))  # fmt: skip
    return not lines
