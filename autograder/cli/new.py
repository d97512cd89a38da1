"""``chaffinch new``: begin an assignment."""

import click

from autograder.cli.console import plain_console
from autograder.cli.course import beginning_course
from autograder.packages.scaffold import new_assignment


@click.command()
@click.argument("name")
def new(name: str) -> None:
    """Write a small assignment that works, to be changed: NAME is like hw7_topic."""
    console, course = plain_console(), beginning_course()
    for path in new_assignment(course, name):
        console.print(path.relative_to(course.root).as_posix())
    console.print(f"Next: chaffinch verify {name}, then chaffinch build {name}.")
