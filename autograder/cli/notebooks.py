"""``chaffinch notebooks``: executed solution notebooks as HTML."""

import time
from pathlib import Path

import click

from autograder.assignment import Course
from autograder.cli.choice import chosen
from autograder.cli.console import plain_console
from autograder.packages.solved import render_solution


@click.command()
@click.argument("names", metavar="[HW]...", nargs=-1)
@click.option(
    "--out", default=Path("dist"), show_default=True, type=click.Path(path_type=Path, file_okay=False)
)
def notebooks(names: tuple[str, ...], out: Path) -> None:
    """Execute the solution notebooks and render them: for staff, as they hold solutions."""
    console, course = plain_console(), Course.here()
    for assignment in chosen(course, names):
        begun = time.perf_counter()
        written = render_solution(assignment, course.master(assignment.name), out)
        console.print(f"{written}  {time.perf_counter() - begun:.0f} s")
