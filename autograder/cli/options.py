"""Arguments that several commands share."""

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]


def out_argument(function: Command) -> Command:
    """``OUT``: the folder that ``chaffinch grade --out`` was given."""
    return click.argument("out", type=click.Path(path_type=Path, file_okay=False))(function)


def author_option(function: Command) -> Command:
    """``--author``: who says so."""
    return click.option("--author", help="Who says so; default: your login.", callback=_login)(function)


def _login(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    if value:
        return value
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
