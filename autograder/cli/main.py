"""The command's root: what commands there are, each imported when it is named."""

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from autograder.cli.errors import ending_of, told
from autograder.process.garbage import uncollected

COMMANDS = {
    "grade": "Grade submissions: files, folders, or zips of them.",
    "merge": "Bring what several machines graded into one table.",
    "diff": "Show people, questions and checks that came out differently, and why.",
    "adjust": "Adjust points of a person: one more row, with author and time.",
    "written": "Give the points of a written question, or count what nobody has read yet.",
    "staff": "Serve pages on this machine: class, code and verdicts, written answers, publishing.",
    "export": "Write a table of grades and a zip of feedback that another system imports.",
    "gradebook": "Write OUT/gradebook.csv: every person's points in every assignment, and totals.",
    "forget": "Remove a person's data from the grades of all assignments in OUT, for good.",
    "verify": "Wheat must pass, chaff must be caught by its named check, the stub must earn nothing.",
    "build": "Build the student's and the autograder's zip of each assignment, and refresh assignments/.",
    "mutate": "Put mistakes into right answers; print those that no check notices.",
    "calibrate": "Run every check that has a threshold on many seeds: worst right, best wrong.",
    "notebooks": "Execute the solution notebooks and render them: for staff, as they hold solutions.",
    "image": "Build the Docker image for `otter grade`; once, and again when requirements change.",
    "certificates": "Make certificates for a cluster: scheduler, workers and `grade --tls` need the same.",
    "new": "Write a small assignment that works, to be changed: NAME is like hw7_topic.",
}
"""Name and first paragraph of the help of each command; its module and function are called like it."""


class LazyGroup(click.Group):
    """Commands that are imported when they are named: most of them import PyTorch, which takes seconds."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports a command; None when there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        with uncollected():
            command: click.Command = getattr(importlib.import_module(f"autograder.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--course",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The course's folder; default: the one that the working folder belongs to.",
)
@click.pass_context
def cli(context: click.Context, course: Path | None) -> None:
    """Neural-network assignments that grade themselves."""
    del course  # `current_course` reads it when a command needs a course
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run(arguments: Sequence[str]) -> int:
    """Runs the command.

    Args:
        arguments: What follows ``chaffinch``.

    Returns:
        The exit code: 0 when all is well, 1 when a check broke or something is not as it must be, 2 on input
        that can be mended, 3 for a fault of Chaffinch's own, 130 when stopped, 141 when nobody reads on.
    """
    try:
        # not cli.main(), which has ideas of its own about interrupts and closed pipes
        with cli.make_context("chaffinch", list(arguments)) as context:
            cli.invoke(context)
        sys.stdout.flush()  # here, where a pipe that was closed meanwhile is still our business
    except click.exceptions.Exit as done:
        return done.exit_code
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException as error:  # noqa: BLE001 - the one place that turns whatever comes into an exit code
        return told(ending_of(error))
    return 0


def main() -> None:
    """Runs the command and ends the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a name that the terminal cannot show ends nothing
    sys.exit(run(sys.argv[1:]))
