"""The course that a command works on."""

import click

from autograder.assignment import Course


def current_course() -> Course:
    """The one that ``--course`` names, or the one that the working folder belongs to.

    Raises:
        ChaffinchError: When there is none.
    """
    return Course.find(click.get_current_context().find_root().params.get("course"))
