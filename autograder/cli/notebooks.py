"""``chaffinch notebooks``: executed solution notebooks as HTML."""

import time
from pathlib import Path

import click

from autograder.cli.choice import chosen
from autograder.cli.console import plain_console
from autograder.cli.course import current_course
from autograder.packages.solved import render_solution


@click.command()
@click.argument("names", metavar="[HW]...", nargs=-1)
@click.option(
    "--out", default=Path("dist"), show_default=True, type=click.Path(path_type=Path, file_okay=False)
)
def notebooks(names: tuple[str, ...], out: Path) -> None:
    """Execute the solution notebooks and render them: for staff, as they hold solutions."""
    console = plain_console()
    for assignment in chosen(current_course(), names):
        begun = time.perf_counter()
        written = render_solution(assignment, out)
        console.print(f"{written}  {time.perf_counter() - begun:.0f} s")
