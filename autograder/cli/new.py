"""``chaffinch new``: begin an assignment."""

import click

from autograder.cli.console import plain_console
from autograder.cli.course import beginning_course
from autograder.packages.scaffold import new_assignment


@click.command()
@click.argument("name")
@click.option("--questions", "first", metavar="Q1 [Q2]...", help="Names of its questions, like q1_scale.")
@click.argument("more", metavar="", nargs=-1)
def new(name: str, first: str | None, more: tuple[str, ...]) -> None:
    """Write a small assignment that works, to be changed: NAME is like hw7_topic.

    Of several questions the last one trains something, so that there is a threshold to calibrate.
    """
    console, course = plain_console(), beginning_course()
    if more and first is None:
        raise click.UsageError(f"Name questions after --questions: --questions {' '.join(more)}")
    questions = (first, *more) if first is not None else ("q1_scale",)
    for path in new_assignment(course, name, questions):
        console.print(path.relative_to(course.root).as_posix())
    console.print(f"Next: chaffinch verify {name}, then chaffinch build {name}.")
