"""The command's root: one place that maps errors to an exit code and a tip."""

import sys
from pathlib import Path

import click
from rich.console import Console

from autograder.assignment import ChaffinchError
from autograder.cli.build import build
from autograder.cli.calibrate import calibrate
from autograder.cli.grade import grade
from autograder.cli.image import image
from autograder.cli.new import new
from autograder.cli.notebooks import notebooks
from autograder.cli.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--course",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The course's folder; default: the one that the working folder belongs to.",
)
def cli(course: Path | None) -> None:
    """Neural-network assignments that grade themselves."""
    del course  # `current_course` reads it when a command needs a course


for command in (grade, verify, build, calibrate, notebooks, image, new):
    cli.add_command(command)


def main() -> None:
    """Runs the command; a mendable error exits with 2 and says how to mend it."""
    try:
        cli()
    except ChaffinchError as error:
        console = Console(stderr=True, soft_wrap=True, highlight=False)
        console.print(f"[bold red]ERROR[/] {error.message}")
        if error.tip:
            console.print(f"[bold]TIP[/]   {error.tip}")
        sys.exit(2)
