"""Options that several commands have, each with its bounds."""

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
_LARGEST_SEED = 2**32 - 1  # NumPy's bound


def count_option(flag: str, default: int, text: str) -> Callable[[Command], Command]:
    """An option that counts something: a whole number of at least 1.

    Args:
        flag: For instance ``"--seeds"``.
        default: Its default.
        text: Its help.
    """
    return click.option(flag, default=default, show_default=True, type=click.IntRange(1), help=text)


jobs_option = count_option("--jobs", 1, "Number of processes.")
seed_option = click.option(
    "--seed",
    default=0,
    show_default=True,
    type=click.IntRange(0, _LARGEST_SEED),
    help="What everything random starts from.",
)
device_option = click.option(
    "--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", show_default=True
)
question_option = click.option("--question", help="Only this question.")
out_argument = click.argument("out", type=click.Path(path_type=Path, file_okay=False))


def _login(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    if value:
        return value
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


author_option = click.option("--author", help="Who says so; default: your login.", callback=_login)
