"""The course that a command works on."""

from pathlib import Path

import click

from autograder.assignment import ChaffinchError, Course


def current_course() -> Course:
    """The one that ``--course`` names, or the one that the working folder belongs to.

    Raises:
        ChaffinchError: When there is none.
    """
    return Course.find(_named())


def beginning_course() -> Course:
    """The same for a command that may be the first: the folder need not hold a course yet."""
    try:
        return current_course()
    except ChaffinchError:
        return Course((_named() or Path.cwd()).resolve())


def _named() -> Path | None:
    folder: Path | None = click.get_current_context().find_root().params.get("course")
    return folder
