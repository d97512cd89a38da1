"""``chaffinch build``: packages for students and for Otter."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from autograder.cli.course import current_course
from autograder.grading.verify import require_right
from autograder.packages.build import Built, assemble, build_assignment, require_fresh


@click.command()
@click.argument("names", metavar="[HW]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; fail when a committed student file is stale.")
@click.option("--out", default="dist", show_default=True, type=click.Path(path_type=Path, file_okay=False))
def build(names: tuple[str, ...], check: bool, out: Path) -> None:
    """Build the student's and the autograder's zip of each assignment, and refresh assignments/.

    Nothing is built whose solution does not get full marks, or whose bare stub gets any.
    """
    course, console = current_course(), Console(soft_wrap=True, highlight=False)
    chosen = names or tuple(course.names)
    if check:
        require_fresh([assemble(course.assignment(name)) for name in chosen])
        console.print(
            f"{len(chosen)} assignment{'s' * (len(chosen) != 1)}: all committed student files are fresh."
        )
        return
    built = []
    with console.status("") as status:
        for name in chosen:
            status.update(f"building {name} …")
            assignment = course.assignment(name)
            require_right(assignment)
            built.append(build_assignment(assignment, out))
    for line in _lines(built, out):
        console.print(line)


def _lines(built: list[Built], out: Path) -> Iterator[str]:
    """Name, size and hash of each package; hashes stay whole on narrow terminals, too."""
    packages = [package for entry in built for package in (entry.student, entry.autograder)]
    width = max(len(str(out / package.filename)) for package in packages)
    for package in packages:
        size = f"{len(package.data) / 1024:.0f} KiB"
        yield f"[bold]{out / package.filename!s:<{width}}[/]  {size:>9}  [dim]sha256[/] {package.sha256}"
