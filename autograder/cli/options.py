"""Options that several commands have, each with its bounds."""

from collections.abc import Callable
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
