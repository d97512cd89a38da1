"""``chaffinch build``: packages for students and for Otter."""

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from autograder.assignment import Course
from autograder.packages.build import Built, assemble, build_assignment, require_fresh


@click.command()
@click.argument("names", metavar="[HW]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; fail when a committed student file is stale.")
@click.option("--out", default="dist", show_default=True, type=click.Path(path_type=Path, file_okay=False))
def build(names: tuple[str, ...], check: bool, out: Path) -> None:
    """Build the student's and the autograder's zip of each assignment, and refresh assignments/."""
    course, console = Course.here(), Console(soft_wrap=True, highlight=False)
    chosen = names or tuple(course.names)
    if check:
        require_fresh(course, [assemble(course, name) for name in chosen])
        console.print(
            f"{len(chosen)} assignment{'s' * (len(chosen) != 1)}: all committed student files are fresh."
        )
        return
    built = []
    with console.status("") as status:
        for name in chosen:
            status.update(f"building {name} …")
            built.append(build_assignment(course, name, out))
    console.print(_table(built, out))


def _table(built: list[Built], out: Path) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("package")
    table.add_column("KiB", justify="right")
    table.add_column("sha256", no_wrap=True)
    for entry in built:
        for package in (entry.student, entry.autograder):
            table.add_row(str(out / package.filename), f"{len(package.data) / 1024:.0f}", package.sha256)
    return table
