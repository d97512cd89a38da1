"""``chaffinch build``: packages for students and for Otter."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.text import Text

from autograder.cli.choice import chosen
from autograder.cli.console import plain_console
from autograder.cli.course import current_course
from autograder.grading.verify import require_right
from autograder.packages.build import Built, assemble, require_fresh, write_built
from autograder.report.wording import counted


@click.command()
@click.argument("names", metavar="[HW]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; fail when a committed student file is stale.")
@click.option("--out", default="dist", show_default=True, type=click.Path(path_type=Path, file_okay=False))
def build(names: tuple[str, ...], check: bool, out: Path) -> None:
    """Build the student's and the autograder's zip of each assignment, and refresh assignments/.

    Nothing is built whose solution does not get full marks, or whose bare stub gets any.
    """
    console, assignments = plain_console(), chosen(current_course(), names)
    if check:
        require_fresh([assemble(assignment) for assignment in assignments])
        console.print(f"{counted(len(assignments), 'assignment')}: all committed student files are fresh.")
        return
    built = []
    with console.status("") as status:
        for assignment in assignments:
            status.update(Text(f"building {assignment.name} …"))
            made = assemble(assignment)
            require_right(assignment)
            write_built(made, out)
            built.append(made)
    for line in _lines(built, out):
        console.print(line)


def _lines(built: list[Built], out: Path) -> Iterator[Text]:
    """Name, size and hash of each package; hashes stay whole on narrow terminals, too."""
    packages = [package for entry in built for package in (entry.student, entry.autograder)]
    width = max(len(str(out / package.filename)) for package in packages)
    for package in packages:
        size = f"{len(package.data) / 1024:.0f} KiB"
        path = f"{out / package.filename!s:<{width}}"
        yield Text.assemble((path, "bold"), f"  {size:>9}  ", ("sha256", "dim"), f" {package.sha256}")
