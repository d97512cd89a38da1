"""``--cluster`` and what belongs to it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from autograder.cli.console import worded
from autograder.cli.options import Command

if TYPE_CHECKING:
    from autograder.grading.cluster.runner import Cluster


def cluster_options(command: Command) -> Command:
    """Adds the options."""
    for option in (
        click.option(
            "--insecure", is_flag=True, help="Take tcp:// beyond this machine: the network is yours alone."
        ),
        click.option(
            "--tls",
            type=click.Path(path_type=Path, file_okay=False),
            envvar="CHAFFINCH_TLS",
            help="Folder of `chaffinch certificates`, for tls://.",
        ),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Grade on a Dask cluster: tls://HOST:PORT, or local[:N] for N workers on this machine.",
        ),
    ):
        command = option(command)
    return command


def runner_of(console: Console, address: str, tls: Path | None, *, insecure: bool) -> "Cluster":
    """The runner for an address.

    Raises:
        ChaffinchError: When it is none, the way there is not safe, or Dask is not installed.
    """
    from autograder.grading.cluster.runner import Cluster  # noqa: PLC0415 - what most gradings do without

    return Cluster.named(
        address, tls, insecure=insecure, say=lambda said: console.print(worded("note", "yellow", said))
    )
