"""``chaffinch certificates``: what machines show each other that grade together."""

from pathlib import Path

import click
from rich.text import Text

from autograder.cli.console import plain_console
from autograder.cli.options import count_option
from autograder.grading.cluster.certificates import CA, CERTIFICATE, KEY, make_certificates


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@count_option("--days", 365, "How long they are valid.")
def certificates(folder: Path, days: int) -> None:
    """Make certificates for a cluster: scheduler, workers and `grade --tls` need the same."""
    make_certificates(folder, days)
    flags = " ".join(f"{flag} {folder / name}" for flag, name in (
        ("--tls-ca-file", CA), ("--tls-cert", CERTIFICATE), ("--tls-key", KEY),
    ))  # fmt: skip
    plain_console().print(Text(
        f"Wrote {folder}/: valid for {days} days. Copy it to every machine, readable for its owner only.\n"
        f"Scheduler: dask scheduler --protocol tls {flags} --dashboard-address 127.0.0.1:8787\n"
        f"Worker:    dask worker tls://HOST:8786 {flags} --nthreads 1 "
        "--no-dashboard --dashboard-address 127.0.0.1:0"
    ))  # fmt: skip
