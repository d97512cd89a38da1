"""``chaffinch verify``: grade the graders."""

import sys

import click
from rich.console import Console

from autograder.assignment import Course
from autograder.grading.local import LocalGrader
from autograder.grading.verify import verify as verify_assignment


@click.command()
@click.argument("names", nargs=-1)
@click.option("--question", help="Only this question.")
@click.option("--seeds", default=5, show_default=True, help="Number of seeds.")
def verify(names: tuple[str, ...], question: str | None, seeds: int) -> None:
    """Wheat must pass, chaff must be caught by its named check, the stub must earn nothing."""
    console, course, failed = Console(soft_wrap=True), Course.here(), 0
    for name in names or tuple(course.names):
        assignment = course.assignment(name)
        grader = LocalGrader(course, assignment, question)
        for outcome in verify_assignment(course, assignment, grader, range(seeds), question):
            failed += bool(outcome.problems)
            where = f"{outcome.variant.question}/{outcome.variant.name} (seed {outcome.seed})"
            for problem in outcome.problems:
                console.print(f"[red]✗[/] {where}: {problem}", highlight=False)
        console.print(f"{name}: {'all as it must be' if not failed else f'{failed} not as they must be'}")
    sys.exit(1 if failed else 0)
